import type {FollowEvent, FollowTransition} from './follow-event.ts';
import type {Following} from './following.ts';
import {takeHints} from './hints.ts';
import {readSoon} from './plan-pause.ts';
import {askDue, askExecution, askNow, takeExecution, takeRecord, takeSteps} from './reading.ts';
import {takeAccounts, takeStepLocations} from './reconcile.ts';
import {reduceLooked, reduceScanDue, wakeScan} from './scan.ts';
import {beginSurvivorWatch, lookForSurvivors, takeSurvivorLook} from './survivors.ts';

/**
What an event does to a followed execution, and what is requested then.

Knows neither a screen nor what else is followed, so as many as needed run side by side: whoever holds them hands each event to the one that it belongs to. Pure but for the grid, which is changed in place.

@param now - Epoch milliseconds.
*/
export function follow(following: Following, event: FollowEvent, now: number): FollowTransition {
	switch (event.type) {
		case 'opened': {
			const {following: asked, effects} = askExecution(following);
			return {following: asked, effects: [...effects, wakeScan()]};
		}

		case 'read-due':
			return askDue(following, now);
		case 'read-asked':
		case 'resumed':
			return askNow({...following, isPaused: false});
		case 'paused':
			return {following: {...following, isPaused: true, dueAt: null}, effects: []};
		case 'execution-read':
			// A late answer to a read that nobody waits for any more would begin a second round beside the first.
			return following.asking === 'execution' ? takeExecution(following, event.outcome, now) : {following, effects: []};
		case 'steps-read':
			return following.asking === 'steps'
				? takeSteps(following, event.read, event.outcome, now)
				: {following, effects: []};
		case 'accounts-known':
			return takeAccounts(following, event.accounts);
		case 'steps-located':
			return takeStepLocations(following, event.locations);
		case 'record-read':
			return takeRecord(following, event.record);
		case 'scan-due':
			return reduceScanDue(following, event.longFromMs, now);
		case 'looked': {
			const {following: seen, effects} = reduceLooked(following, event, now);
			const next = event.purpose === 'survivors' ? takeSurvivorLook(seen, event, now) : {following: seen, effects: []};
			return {following: next.following, effects: [...effects, ...next.effects]};
		}

		case 'hinted':
			return takeHints(following, event.hints, now);
		case 'stop-accepted':
			return event.stopType === 'Cancel'
				? beginSurvivorWatch(getNext(following), now)
				: {following: getNext(following), effects: [readSoon]};
		case 'survivors-due':
			return lookForSurvivors(following);
	}
}

/** The execution itself is read next, rather than steps. */
function getNext(following: Following): Following {
	return {...following, sweep: {...following.sweep, gotAt: null}};
}
