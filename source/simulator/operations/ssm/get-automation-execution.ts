import {executionId} from '../../constraints/automation.ts';
import {required, structure} from '../../constraints/shape.ts';
import {findExecution} from '../../engine/find.ts';
import {viewExecution} from '../../engine/view.ts';
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
