import {executionId} from '../../constraints/automation.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {stopExecution} from '../../engine/run/stop.ts';
import {operation} from '../operation.ts';
import {executionArn} from './resource-arns.ts';

export const stopAutomationExecution = operation<{AutomationExecutionId: string; Type?: 'Cancel' | 'Complete'}>({
	service: 'ssm',
	name: 'StopAutomationExecution',
	input: structure({
		AutomationExecutionId: required(executionId),
		Type: text({values: ['Complete', 'Cancel']}),
	}),
	resource: executionArn,
	handle({world, caller}, {AutomationExecutionId, Type = 'Cancel'}) {
		stopExecution(world, caller, AutomationExecutionId, Type);
		return {};
	},
});
