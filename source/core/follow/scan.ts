import {printLocation} from '../domain/location.ts';
import {hasParentEnded, isSettled} from './ended.ts';
import type {FollowEffect, FollowEvent, FollowTransition} from './follow-event.ts';
import type {Following} from './following.ts';
import {pauseBetweenLooks, planScan} from './looks.ts';

type Looked = Extract<FollowEvent, {type: 'looked'}>;

/** Until the first look after an execution is opened: what was asked for comes first. */
const firstScanMs = 5000;
/** So many refusals in a row say that nobody lets us look anywhere. */
const blindFrom = 3;

/** Look, by and by, for what waits. */
export function wakeScan(afterMs = firstScanMs): FollowEffect {
	return {type: 'wake', what: 'scan', afterMs};
}

/** Look into the next location that runs suspiciously long, where anything may be asked now. */
export function reduceScanDue(following: Following, longFromMs: number, now: number): FollowTransition {
	if (isSettled(following)) {
		return {following, effects: []};
	}

	const {grid, looks, isPaused, failure} = following;
	const isHeld = isPaused || failure !== null || looks.asking !== null || hasParentEnded(following);
	const {index, afterMs} = planScan(grid, looks, longFromMs, now);
	const where = index === null ? null : grid.locationAt(index);
	if (isHeld || index === null || where === null) {
		return {following, effects: [wakeScan(isHeld ? pauseBetweenLooks(1) : afterMs)]};
	}

	return {
		following: {...following, looks: {...looks, asking: printLocation(where)}},
		effects: [{type: 'look', where, childExecutionId: grid.childIdAt(index), purpose: 'scan', urgency: 'background'}],
	};
}

/** Take over what was seen in a location: what waits there shows in the matrix. */
export function reduceLooked(following: Following, {where, outcome, purpose}: Looked, now: number): FollowTransition {
	const {grid, looks} = following;
	const name = printLocation(where);
	const index = grid.find(where);
	if (index !== undefined && outcome.ok) {
		const {value: look} = outcome;
		if (look.executionId !== null && grid.childIdAt(index) === null) {
			grid.setChildId(index, look.executionId);
		}

		grid.setWaiting(index, look.waits.length > 0);
	}

	const count = (looks.seen.get(name)?.count ?? 0) + 1;
	const look = outcome.ok ? outcome.value : null;
	const failure = outcome.ok ? null : outcome.failure;
	const failuresInRow = outcome.ok ? 0 : looks.failuresInRow + 1;
	const seen = new Map(looks.seen).set(name, {look, failure, at: now, count});
	const asking = purpose === 'scan' ? null : looks.asking;
	const hasSeen = [...looks.seen.values()].some(one => one.look !== null);
	const isBlind = failure?.kind === 'denied' && failuresInRow === blindFrom && !hasSeen;
	return {
		following: {...following, looks: {seen, asking, failuresInRow}},
		effects: [
			...(isBlind ? [{type: 'tell', news: {type: 'blind'}} as const] : []),
			...(purpose === 'scan' ? [wakeScan(pauseBetweenLooks(failuresInRow))] : []),
		],
	};
}
