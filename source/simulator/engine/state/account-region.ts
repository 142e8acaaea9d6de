import {isAdaptiveConcurrency} from '../../store/service-settings.ts';
import type {World} from '../../world.ts';
import {limitExceeded} from '../rules/refusals.ts';
import type {AccountRegion} from './engine-state.ts';
import type {Execution, ExecutionKind} from './execution.ts';

/** An account in a Region, where executions run. */
export function accountRegionOf(world: World, accountId: string, region: string): AccountRegion {
	const key = [accountId, region].join('/');
	let place = world.engine.accountRegions.get(key);
	if (!place) {
		place = {
			accountId,
			region,
			executionIds: [],
			pruned: 0,
			running: 0,
			runningRateControl: 0,
			queue: undefined,
			rateControlQueue: undefined,
		};
		world.engine.accountRegions.set(key, place);
	}
	return place;
}

/**
Refuse an execution that finds neither a free place to run nor one in the queue.

@throws AutomationExecutionLimitExceededException
*/
export function refuseIfFull(world: World, accountId: string, region: string, kind: ExecutionKind): void {
	const {settings} = world;
	const accountRegion = accountRegionOf(world, accountId, region);
	if (hasRoom(world, accountRegion, kind)) {
		return;
	}
	const isFull =
		kind === 'resources'
			? (accountRegion.rateControlQueue?.length ?? 0) >= settings.queuedRateControl
			: (accountRegion.queue?.length ?? 0) >= settings.queuedExecutions;
	if (isFull) {
		throw limitExceeded();
	}
}

/** Begin an execution when its account and Region have a free place: at once, or later, `Pending` until then. */
export function admit(world: World, execution: Execution, begin: () => void): void {
	const accountRegion = accountRegionOf(world, execution.accountId, execution.region);
	if (hasRoom(world, accountRegion, execution.kind)) {
		occupy(accountRegion, execution.kind);
		begin();
	} else if (execution.kind === 'resources') {
		accountRegion.rateControlQueue ??= [];
		accountRegion.rateControlQueue.push({execution, begin});
	} else {
		accountRegion.queue ??= [];
		accountRegion.queue.push({execution, begin});
	}
}

/** Give the place of an ended execution to the next that waits. */
export function release(world: World, execution: Execution): void {
	const accountRegion = accountRegionOf(world, execution.accountId, execution.region);
	accountRegion.running--;
	if (execution.kind === 'resources') {
		accountRegion.runningRateControl--;
	}
	for (const queue of [accountRegion.queue, accountRegion.rateControlQueue]) {
		while (queue?.[0] && hasRoom(world, accountRegion, queue[0].execution.kind)) {
			const {execution: next, begin} = queue.shift()!;
			occupy(accountRegion, next.kind);
			begin();
		}
	}
}

/** An execution that waits for a place ends without having begun. */
export function leaveQueue(world: World, execution: Execution): void {
	const accountRegion = accountRegionOf(world, execution.accountId, execution.region);
	for (const queue of [accountRegion.queue, accountRegion.rateControlQueue]) {
		const index = queue?.findIndex(waiting => waiting.execution === execution) ?? -1;
		if (index !== -1) {
			queue?.splice(index, 1);
		}
	}
}

function hasRoom(world: World, accountRegion: AccountRegion, kind: ExecutionKind): boolean {
	const isAdaptive = isAdaptiveConcurrency(world, accountRegion);
	if (accountRegion.running >= (isAdaptive ? world.settings.adaptiveExecutions : world.settings.concurrentExecutions)) {
		return false;
	}
	return kind !== 'resources' || accountRegion.runningRateControl < world.settings.concurrentRateControl;
}

function occupy(accountRegion: AccountRegion, kind: ExecutionKind): void {
	accountRegion.running++;
	if (kind === 'resources') {
		accountRegion.runningRateControl++;
	}
}
