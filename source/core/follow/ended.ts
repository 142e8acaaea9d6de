import {hasEnded} from '../domain/status.ts';
import type {Following} from './following.ts';
import {namesUnits} from './plan-locations.ts';

/** Whether the parent ended: nothing new will start. Its locations may still be reported as running. */
export function hasParentEnded({execution}: Following): boolean {
	return execution !== null && hasEnded(execution);
}

/** Whether AWS no longer has the execution, after 30 days. */
export function isForgotten({execution, failure}: Following): boolean {
	return execution === null && failure?.kind === 'not-found';
}

/**
Whether there is nothing left to read: the parent ended, every location has been seen, and none that started can still change; the accounts of OUs are known as far as they can be, and no step is still without a location.
*/
export function isSettled(following: Following): boolean {
	const {execution, isListed, grid, accounts, placing, recordedAt} = following;
	return (
		hasParentEnded(following) &&
		isListed &&
		grid.live === 0 &&
		placing.state !== 'asking' &&
		(recordedAt !== null || accounts !== null || execution === null || !namesUnits(execution))
	);
}
