import type {StepExecution} from '../domain/execution.ts';
import {hasEnded} from '../domain/status.ts';
import type {StepRead} from './step-read.ts';

/** Values that AWS takes in one filter. */
const idsPerRead = 10;
/** Steps asked for by ID in one round: so a round costs at most a handful of reads. */
const idsPerRound = 60;

/**
Plan the first reading of an execution below the parent whose steps don't fit in one answer: what failed first, then page by page.
*/
export function planStepReading(): readonly StepRead[] {
	return [
		{kind: 'statuses', statuses: ['Failed', 'TimedOut', 'Cancelled', 'Rejected'], nextToken: null},
		{kind: 'all', nextToken: null},
	];
}

/**
Plan the reading of what can still change among the steps of such an execution: what runs, by ID, and what has started since the newest that is known. Steps that have ended are never asked for again.

Where more run than a round asks for, those that have run longest come first: as they end, the others follow.
*/
export function planStepRefresh(steps: readonly StepExecution[]): readonly StepRead[] {
	const live = steps
		.filter(one => one.startedAt !== null && !hasEnded(one))
		.sort((a, b) => a.startedAt! - b.startedAt!)
		.slice(0, idsPerRound)
		.map(({stepExecutionId}) => stepExecutionId);
	let newest = 0;
	for (const {startedAt} of steps) {
		newest = Math.max(newest, startedAt ?? 0);
	}

	const byId: StepRead[] = [];
	for (let from = 0; from < live.length; from += idsPerRead) {
		byId.push({kind: 'ids', stepExecutionIds: live.slice(from, from + idsPerRead), nextToken: null});
	}

	return [{kind: 'started-after', startedAfter: newest, nextToken: null}, ...byId];
}
