import {executionId, parameterMap} from '../../constraints/automation.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {signalExecution} from '../../engine/run/signal.ts';
import type {SignalInput} from '../../engine/state/api.ts';
import {operation} from '../operation.ts';
import {executionArn} from './resource-arns.ts';

export const sendAutomationSignal = operation<SignalInput>({
	service: 'ssm',
	name: 'SendAutomationSignal',
	input: structure({
		AutomationExecutionId: required(executionId),
		SignalType: required(text({values: ['Approve', 'Reject', 'StartStep', 'StopStep', 'Resume', 'Revoke']})),
		Payload: parameterMap,
	}),
	resource: executionArn,
	handle({world, caller}, input) {
		signalExecution(world, caller, input);
		return {};
	},
});
