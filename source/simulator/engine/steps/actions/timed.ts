import {toText} from '../../../documents/expressions.ts';
import {ownValue} from '../../../own.ts';
import {failureOf} from '../../rules/outcomes.ts';
import {after, callingOff, delay} from '../../run/lifecycle.ts';
import type {ActionHandle, ActionJob} from '../action-job.ts';
import {actionOutputs} from './outputs.ts';

/** Default for actions that wait for something else; AWS gives one hour to most. */
const defaultTimeoutSeconds = 3600;

/** An action of which only its time, its outcome and its outputs are simulated. */
export function timed(job: ActionJob): ActionHandle {
	const {world, outcome, step, done} = job;
	if (outcome.status === 'Hangs') {
		return {defaultTimeoutSeconds: 7 * 86_400};
	}
	const durationMs = actionDuration(job);
	if (outcome.status === 'TimedOut' && outcome.takesMs === undefined) {
		const timeoutMs = (job.timeoutSeconds ?? defaultTimeoutSeconds) * 1000;
		const event = after(world, timeoutMs, () => done(failureOf(outcome, 'Poll action status for completion')));
		return {callOff: callingOff(event)};
	}
	const event = after(world, durationMs, () => {
		switch (outcome.status) {
			case 'Failed':
			case 'TimedOut':
				done(failureOf(outcome, 'Poll action status for completion'));
				break;
			case 'Cancelled':
				done({status: 'Cancelled'});
				break;
			default: {
				const outputs = actionOutputs(job, step.attempts);
				done({status: 'Success', outputs, responseCode: '0', response: toText(outputs.OutputPayload ?? '')});
			}
		}
	});
	return {callOff: callingOff(event)};
}

/** How long an action takes: the world's word, else the settings', a little off; times what slows it. */
export function actionDuration({world, execution, step, definition, outcome}: ActionJob): number {
	const {actionMs} = world.settings.timings;
	const usualMs = outcome.takesMs ?? ownValue(actionMs, definition.action) ?? actionMs['*'] ?? 1000;
	return Math.round(delay(world, execution, `step ${step.index}/${step.attempts}`, usualMs) * outcome.slow);
}
