import type {StopType} from '../../domain/execution.ts';
import type {Location} from '../../domain/location.ts';
import {hasParentEnded} from '../../follow/ended.ts';
import type {Following} from '../../follow/following.ts';
import {listCancelled, listStoppable} from '../../follow/stopped.ts';
import type {Look} from '../../follow/wait.ts';
import {reckonFollowing} from '../../status/progress.ts';
import type {Intervention} from '../intervention.ts';
import {type LocationChild, listChildren} from '../location-child.ts';
import {
	type CancelCandidate,
	type ChildrenToCancel,
	countCancellable,
	type StoppableChild,
	sortCancelCandidates,
} from './cancellable.ts';

/** What a cancel of a whole execution would do. */
export type CancelPlan = ReturnType<typeof countCancellable> & {
	/** What is stopped: the execution itself, or nothing where it has ended. */
	readonly stops: readonly StoppableChild[];
	/** Locations whose children have to be stopped with it. */
	readonly reached: readonly LocationChild[];
	/** Set where it has ended: locations whose children may still run. */
	readonly mayLive: readonly LocationChild[];
	/** Steps whose location AWS doesn't report: nobody can read whether the stop reaches them. */
	readonly unplaced: number;
};

/** Plan the cancel of a whole execution. The console passes what it follows, a command what it has just read. */
export function planCancel(following: Following): CancelPlan {
	const {where, executionId, grid} = following;
	const reckoning = reckonFollowing(following);
	const hasEnded = hasParentEnded(following);
	const live = listStoppable(grid);
	return {
		...countCancellable(reckoning),
		stops: hasEnded ? [] : [{where, executionId}],
		reached: hasEnded || grid.isOfSteps ? [] : listChildren(grid, live),
		mayLive: hasEnded ? listChildren(grid, new Set([...live, ...listCancelled(grid)])) : [],
		unplaced: reckoning.unplaced,
	};
}

/**
Plan the cancel of some locations by themselves.

@param attempts - Every attempt concerned, the original first: a location is stopped in its latest.
@param looks - What reading their children found; empty before anything was read.
*/
export function planCancelAt(
	attempts: readonly Following[],
	wanted: readonly Location[],
	looks: readonly Look[],
): ChildrenToCancel {
	return sortCancelCandidates(
		wanted.map(where => toCandidate(attempts, where)),
		looks,
	);
}

/** The requests that stop these executions. */
export function toStops(executions: readonly StoppableChild[], stopType: StopType): readonly Intervention[] {
	return executions.map(({where, executionId}) => ({type: 'stop', where, executionId, stopType}));
}

function toCandidate(attempts: readonly Following[], where: Location): CancelCandidate {
	const grid = attempts.findLast(one => one.grid.find(where) !== undefined)?.grid;
	const index = grid?.find(where);
	if (grid === undefined || index === undefined) {
		// No step names this location, so its child has to be looked up.
		return {where, status: null, hasBegun: true, hasEnded: false, childId: null};
	}

	return {
		where,
		status: grid.statusAt(index)!,
		// A step without a location may belong to this one.
		hasBegun: !Number.isNaN(grid.startedAt(index)) || grid.unplaced > 0,
		hasEnded: grid.hasEndedAt(index),
		childId: grid.childIdAt(index),
	};
}
