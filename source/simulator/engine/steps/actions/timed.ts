import {toText} from '../../../documents/expressions.ts';
import {failureOf} from '../../rules/outcomes.ts';
import {after, callingOff} from '../../run/schedule.ts';
import type {ActionHandle, ActionJob} from '../action-job.ts';
import {actionDuration} from './duration.ts';
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
