import {executionId} from '../../constraints/automation.ts';
import {required, structure} from '../../constraints/shape.ts';
import {findExecution} from '../../engine/state/find.ts';
import {viewExecution} from '../../engine/state/view.ts';
import {operation} from '../operation.ts';
import {executionArn} from './resource-arns.ts';

export const getAutomationExecution = operation<{AutomationExecutionId: string}>({
	service: 'ssm',
	name: 'GetAutomationExecution',
	input: structure({AutomationExecutionId: required(executionId)}),
	resource: executionArn,
	handle: ({world, caller}, {AutomationExecutionId}) => ({
		AutomationExecution: viewExecution(
			world,
			findExecution(world, caller.accountId, caller.region, AutomationExecutionId),
		),
	}),
});
