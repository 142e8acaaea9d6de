import type {Location} from '../../domain/location.ts';
import {isSameLocation} from '../../domain/location.ts';
import type {Status} from '../../domain/status.ts';
import type {Look} from '../../follow/wait.ts';
import type {Reckoning} from '../../grid/reckoning.ts';

/** How many locations *cancel* would have to stop, by what they do; as reckoned. */
export function countCancellable({total, ended, running, waiting}: Reckoning): {
	readonly running: number;
	readonly waiting: number;
	readonly notBegun: number;
} {
	return {running, waiting, notBegun: Math.max(0, total - ended - running - waiting)};
}

/** An execution to be stopped in its own account and Region. */
export type StoppableChild = {readonly where: Location; readonly executionId: string};

/** A location that the operator wants to cancel by itself, as its parent's step has it. */
export type CancelCandidate = {
	readonly where: Location;
	/** `null` where the parent has no step for it. */
	readonly status: Status | null;
	readonly hasBegun: boolean;
	readonly hasEnded: boolean;
	/** The child execution, where the step names it. */
	readonly childId: string | null;
};

/** What cancelling locations by themselves comes to. */
export type ChildrenToCancel = {
	readonly children: readonly StoppableChild[];
	/** Their children have to be looked up before anything can be said of them. */
	readonly toLookUp: readonly CancelCandidate[];
	/** Nothing has been started there: only cancelling the fan-out keeps them from starting. */
	readonly notBegun: readonly CancelCandidate[];
	/** Nothing is left to cancel there. */
	readonly ended: readonly CancelCandidate[];
};

/**
Sort the locations that are to be cancelled by what can be done about each.

A child may outlive its parent's step where that was cancelled or timed out, so that is looked up before it counts as ended.

@param looks - What was found by looking into them; none where nobody has looked yet.
*/
export function sortCancelCandidates(places: readonly CancelCandidate[], looks: readonly Look[]): ChildrenToCancel {
	const children: StoppableChild[] = [];
	const [toLookUp, notBegun, ended]: [CancelCandidate[], CancelCandidate[], CancelCandidate[]] = [[], [], []];
	for (const place of places) {
		const look = looks.find(one => isSameLocation(one.where, place.where));
		const executionId = look === undefined ? place.childId : look.executionId;
		const mayLive = !place.hasEnded || place.status === 'Cancelled' || place.status === 'TimedOut';
		if (look === undefined ? !mayLive : look.hasEnded) {
			ended.push(look?.status == null ? place : {...place, status: look.status});
		} else if (look === undefined ? !place.hasBegun : executionId === null) {
			(place.hasEnded ? ended : notBegun).push(place);
		} else if (executionId === null || (place.hasEnded && look === undefined)) {
			toLookUp.push(place);
		} else {
			children.push({where: place.where, executionId});
		}
	}

	return {children, toLookUp, notBegun, ended};
}
