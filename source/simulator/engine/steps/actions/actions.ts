import {ownValue} from '../../../own.ts';
import type {Action} from '../action-job.ts';
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

/**
Begin one attempt at a step.

An outcome of the world that fails the step goes before what the action would do; only an approval is rejected rather than failed, and a command is sent all the same.
*/
export const performAction: Action = job => {
	const {action} = job.definition;
	const {status} = job.outcome;
	const isDecided = status === 'Failed' || status === 'TimedOut' || status === 'Cancelled' || status === 'Hangs';
	if (isDecided && action !== 'aws:approve' && action !== 'aws:runCommand') {
		return timed(job);
	}
	return (ownValue(ownBehaviour, action) ?? timed)(job);
};
