import {ownValue} from '../../../own.ts';
import {permissionFailure, stepFailure} from '../../rules/failure-texts.ts';
import {stepDenial} from '../../rules/step-rights.ts';
import {after, callingOff} from '../../run/schedule.ts';
import type {Action, ActionHandle, ActionJob} from '../action-job.ts';
import {branch, loop, sleep, updateVariable} from './flow.ts';
import {executeAutomation} from './nested.ts';
import {runCommand} from './run-command.ts';
import {timed} from './timed.ts';
import {approve, pause} from './waiting.ts';

const ownBehaviour: Readonly<Record<string, Action>> = {
	'aws:approve': approve,
	'aws:branch': branch,
	'aws:executeAutomation': executeAutomation,
	'aws:loop': loop,
	'aws:pause': pause,
	'aws:runCommand': job => runCommand(job, timed),
	'aws:sleep': sleep,
	'aws:updateVariable': updateVariable,
};

/** A call without permission fails at once. */
function refused({world, done}: ActionJob, denial: string): ActionHandle {
	const message = stepFailure('Execute/Cancelling action', denial);
	const event = after(world, 1000, () => done({status: 'Failed', message, details: permissionFailure(message)}));
	return {callOff: callingOff(event)};
}

/**
Begin one attempt at a step.

An outcome of the world that fails the step takes precedence over the action; only an approval is rejected rather than failed, and a command is still sent.
*/
export const performAction: Action = job => {
	const {action} = job.definition;
	const denial = stepDenial(job.world, job.execution, action, job.inputs);
	if (denial !== undefined) {
		return refused(job, denial);
	}
	const {status} = job.outcome;
	const isDecided = status === 'Failed' || status === 'TimedOut' || status === 'Cancelled' || status === 'Hangs';
	if (isDecided && action !== 'aws:approve' && action !== 'aws:runCommand') {
		return timed(job);
	}
	return (ownValue(ownBehaviour, action) ?? timed)(job);
};
