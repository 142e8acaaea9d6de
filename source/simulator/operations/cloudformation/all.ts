import type {Operation} from '../operation.ts';
import {activateOrganizationsAccess} from './activate-organizations-access.ts';
import {createStack} from './create-stack.ts';
import {createStackInstances} from './create-stack-instances.ts';
import {createStackSet} from './create-stack-set.ts';
import {deactivateOrganizationsAccess} from './deactivate-organizations-access.ts';
import {deleteStack} from './delete-stack.ts';
import {deleteStackInstances} from './delete-stack-instances.ts';
import {deleteStackSet} from './delete-stack-set.ts';
import {describeOrganizationsAccess} from './describe-organizations-access.ts';
import {describeStackEvents} from './describe-stack-events.ts';
import {describeStackInstance} from './describe-stack-instance.ts';
import {describeStackResources} from './describe-stack-resources.ts';
import {describeStackSet} from './describe-stack-set.ts';
import {describeStackSetOperation} from './describe-stack-set-operation.ts';
import {describeStacks} from './describe-stacks.ts';
import {getTemplate} from './get-template.ts';
import {listStackInstances} from './list-stack-instances.ts';
import {listStackSetOperationResults} from './list-stack-set-operation-results.ts';
import {listStackSetOperations} from './list-stack-set-operations.ts';
import {listStackSets} from './list-stack-sets.ts';
import {stopStackSetOperation} from './stop-stack-set-operation.ts';
import {updateStack} from './update-stack.ts';
import {updateStackInstances} from './update-stack-instances.ts';
import {updateStackSet} from './update-stack-set.ts';
import {validateTemplate} from './validate-template.ts';

export const cloudformationOperations: readonly Operation[] = [
	activateOrganizationsAccess,
	createStack,
	createStackInstances,
	createStackSet,
	deactivateOrganizationsAccess,
	deleteStack,
	deleteStackInstances,
	deleteStackSet,
	describeOrganizationsAccess,
	describeStackEvents,
	describeStackInstance,
	describeStackResources,
	describeStackSet,
	describeStackSetOperation,
	describeStacks,
	getTemplate,
	listStackInstances,
	listStackSetOperationResults,
	listStackSetOperations,
	listStackSets,
	stopStackSetOperation,
	updateStack,
	updateStackInstances,
	updateStackSet,
	validateTemplate,
];
