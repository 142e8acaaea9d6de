import type {Location} from '../domain/location.ts';
import {hasParentEnded} from './ended.ts';
import type {FollowTransition} from './follow-event.ts';
import type {Following} from './following.ts';
import {listUnplaced} from './place-steps.ts';
import {type Accounts, planLocations} from './plan-locations.ts';

/* What makes the locations that are shown as many as there are: steps that haven't been listed, OUs that aren't expanded, steps that don't say where they ran. */

/**
What to read of the steps that AWS counts and that haven't been seen; `null` where nothing is missing, or where everything has been read.

Lanes by status miss what has a status that we don't know. What never began isn't read while the locations are known from the request: it is once all has ended, since nobody may be said not to have run without being looked for.
*/
export function planMissing(following: Following): Pick<Following, 'queue' | 'searched'> | null {
	const {execution, grid, searched, isListed} = following;
	const isShort = grid.steps < (execution?.counters?.total ?? 0);
	const isDue = hasParentEnded(following) || (!isListed && grid.size < (execution?.counters?.total ?? 0));
	if (!isShort || !isDue || searched === 'all') {
		return null;
	}

	return searched === 'nothing' && hasParentEnded(following)
		? {queue: [{kind: 'statuses', statuses: ['Pending'], nextToken: null}], searched: 'pending'}
		: {queue: [{kind: 'all', nextToken: null}], searched: 'all'};
}

/** Say of what AWS says nothing of what became of it, as far as that is certain by now. */
export function settle(following: Following): void {
	const {grid, execution, isListed} = following;
	const areAllListed = hasParentEnded(following) && isListed;
	// While it runs, only steps without a location make anything uncertain: else there is nothing to settle.
	if (areAllListed || grid.unplaced > 0 || grid.count('NotRun') + grid.count('Unknown') > 0) {
		grid.settle(areAllListed, execution?.counters?.total ?? 0);
	}
}

/** Once all steps are listed, and once more when the execution has ended: find out where those ran that don't say so. */
export function requestStepLocations(following: Following): FollowTransition {
	const {placing, isListed, grid} = following;
	const isOver = hasParentEnded(following);
	const isDue = placing.state === 'untried' || (placing.state === 'done' && isOver && !placing.hadEnded);
	const unplaced = isListed && isDue ? listUnplaced(grid) : null;
	return unplaced === null
		? {following, effects: []}
		: {
				following: {...following, placing: {state: 'asking', hadEnded: isOver}},
				effects: [{type: 'locate-steps', ...unplaced}],
			};
}

/** Steps were looked for by their children: those that were found are shown where they ran. */
export function takeStepLocations(following: Following, locations: ReadonlyMap<string, Location>): FollowTransition {
	for (const [stepId, place] of locations) {
		following.grid.placeStep(stepId, place);
	}

	settle(following);
	// It may have ended meanwhile: then what began since is still to be placed.
	return requestStepLocations({...following, placing: {...following.placing, state: 'done'}});
}

/** The organization is known: what the OUs of the request come to is entered. */
export function takeAccounts(following: Following, accounts: Accounts): FollowTransition {
	const {execution, grid} = following;
	if (execution !== null) {
		planLocations(grid, execution, accounts);
		settle(following);
	}

	return {following: {...following, accounts}, effects: []};
}
