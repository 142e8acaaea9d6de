import {isAdaptiveConcurrency} from '../../store/service-settings.ts';
import type {World} from '../../world.ts';
import {limitExceeded} from '../rules/refusals.ts';
import type {Place} from './engine-state.ts';
import type {Execution, ExecutionKind} from './execution.ts';

/** An account in a Region, where executions live. */
export function placeOf(world: World, accountId: string, region: string): Place {
	const key = `${accountId}/${region}`;
	let place = world.engine.places.get(key);
	if (!place) {
		place = {
			accountId,
			region,
			executions: [],
			pruned: 0,
			running: 0,
			runningRateControl: 0,
			queue: undefined,
			rateControlQueue: undefined,
		};
		world.engine.places.set(key, place);
	}
	return place;
}

/**
Refuse an execution for which there is neither room nor a free place in the queue.

@throws AutomationExecutionLimitExceededException
*/
export function refuseIfFull(world: World, accountId: string, region: string, kind: ExecutionKind): void {
	const {settings} = world;
	const place = placeOf(world, accountId, region);
	if (hasRoom(world, place, kind)) {
		return;
	}
	const isFull =
		kind === 'resources'
			? (place.rateControlQueue?.length ?? 0) >= settings.queuedRateControl
			: (place.queue?.length ?? 0) >= settings.queuedExecutions;
	if (isFull) {
		throw limitExceeded();
	}
}

/** Begin an execution when its account and Region have room for it: at once, or later, `Pending` until then. */
export function admit(world: World, execution: Execution, begin: () => void): void {
	const place = placeOf(world, execution.accountId, execution.region);
	if (hasRoom(world, place, execution.kind)) {
		occupy(place, execution.kind);
		begin();
	} else if (execution.kind === 'resources') {
		place.rateControlQueue ??= [];
		place.rateControlQueue.push({execution, begin});
	} else {
		place.queue ??= [];
		place.queue.push({execution, begin});
	}
}

/** An execution has ended: its room goes to the next that waits. */
export function release(world: World, execution: Execution): void {
	const place = placeOf(world, execution.accountId, execution.region);
	place.running--;
	if (execution.kind === 'resources') {
		place.runningRateControl--;
	}
	for (const queue of [place.queue, place.rateControlQueue]) {
		while (queue?.[0] && hasRoom(world, place, queue[0].execution.kind)) {
			const {execution: next, begin} = queue.shift()!;
			occupy(place, next.kind);
			begin();
		}
	}
}

/** An execution that waits for room ends without having begun. */
export function leaveQueue(world: World, execution: Execution): void {
	const place = placeOf(world, execution.accountId, execution.region);
	for (const queue of [place.queue, place.rateControlQueue]) {
		const index = queue?.findIndex(waiting => waiting.execution === execution) ?? -1;
		if (index !== -1) {
			queue?.splice(index, 1);
		}
	}
}

function hasRoom(world: World, place: Place, kind: ExecutionKind): boolean {
	const isAdaptive = isAdaptiveConcurrency(world, place);
	if (place.running >= (isAdaptive ? world.settings.adaptiveExecutions : world.settings.concurrentExecutions)) {
		return false;
	}
	return kind !== 'resources' || place.runningRateControl < world.settings.concurrentRateControl;
}

function occupy(place: Place, kind: ExecutionKind): void {
	place.running++;
	if (kind === 'resources') {
		place.runningRateControl++;
	}
}
