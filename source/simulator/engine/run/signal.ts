import type {World} from '../../world.ts';
import {invalidSignal, stepNotFound} from '../rules/refusals.ts';
import {type Caller, isEnded, type SignalInput} from '../state/api.ts';
import type {Answer, Execution} from '../state/execution.ts';
import {findExecution} from '../state/find.ts';
import {stepIndexOf} from '../state/step-id.ts';

/**
Answer an automation that waits for a person, or stop one of its steps.

@throws AutomationExecutionNotFoundException, AutomationStepNotFoundException, InvalidAutomationSignalException
*/
export function signalExecution(world: World, caller: Caller, input: SignalInput): void {
	const execution = findExecution(world, caller.accountId, caller.region, input.AutomationExecutionId);
	if (isEnded(execution.status)) {
		throw invalidSignal('The execution has ended.');
	}
	if (input.SignalType === 'StopStep') {
		stopStep(world, execution, input.Payload?.StepExecutionId?.[0]);
		return;
	}
	const answer = answerOf(execution, caller, input);
	if (!execution.run?.answer?.(answer)) {
		throw invalidSignal('No step is waiting for it.');
	}
}

function answerOf(execution: Execution, caller: Caller, input: SignalInput): Answer {
	const stepName = input.Payload?.StepName?.[0];
	switch (input.SignalType) {
		case 'Approve':
		case 'Reject':
			return {
				type: input.SignalType === 'Approve' ? 'approve' : 'reject',
				principalArn: caller.principalArn,
				comment: input.Payload?.Comment?.[0],
			};
		case 'Resume':
			if (stepName !== undefined && !hasStep(execution, stepName)) {
				throw stepNotFound();
			}
			return {type: 'resume', stepName};
		case 'StartStep':
			if (stepName === undefined || !hasStep(execution, stepName)) {
				throw stepNotFound();
			}
			return {type: 'start-step', stepName};
		default:
			throw invalidSignal('Only just-in-time node access can be revoked.');
	}
}

function stopStep(world: World, execution: Execution, stepId: string | undefined): void {
	const index = stepId === undefined ? undefined : stepIndexOf(world.seed, execution, stepId);
	const step = index === undefined ? undefined : execution.steps[index];
	if (!step) {
		throw stepNotFound();
	}
	if (step.startedAtMs === undefined || isEnded(step.status)) {
		throw invalidSignal('The step is not running.');
	}
	execution.run?.stopStep(step.index);
}

function hasStep(execution: Execution, name: string): boolean {
	return execution.steps.some(step => step.name === name);
}
