import {executionId} from '../../constraints/automation.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {stopExecution} from '../../engine/stop.ts';
import {operation} from '../operation.ts';

export const stopAutomationExecution = operation<{AutomationExecutionId: string; Type?: 'Cancel' | 'Complete'}>({
	service: 'ssm',
	name: 'StopAutomationExecution',
	input: structure({
		AutomationExecutionId: required(executionId),
		Type: text({values: ['Complete', 'Cancel']}),
	}),
	handle({world, caller}, {AutomationExecutionId, Type = 'Cancel'}) {
		stopExecution(world, caller, AutomationExecutionId, Type);
		return {};
	},
});
