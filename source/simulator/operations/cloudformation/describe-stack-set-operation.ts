import {callAs, stackSetName, token} from '../../constraints/cloudformation.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {viewOperation} from './operation-view.ts';
import {type CallAs, demandOperation, demandStackSet} from './stack-sets.ts';

export const describeStackSetOperation = operation<CallAs & {StackSetName: string; OperationId: string}>({
	service: 'cloudformation',
	name: 'DescribeStackSetOperation',
	input: structure({StackSetName: stackSetName, OperationId: required(token), CallAs: callAs}),
	handle(context, input) {
		const stackSet = demandStackSet(context, input);
		const found = demandOperation(stackSet, input.OperationId);
		return {
			StackSetOperation: {
				...viewOperation(context, found),
				StackSetId: stackSet.id,
				RetainStacks: found.retainStacks,
				AdministrationRoleARN: stackSet.administrationRoleArn,
				ExecutionRoleName: stackSet.executionRoleName,
				DeploymentTargets: found.targets,
			},
		};
	},
});
