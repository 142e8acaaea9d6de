import {after} from '../engine/run/schedule.ts';
import {jitter} from '../engine/state/random.ts';
import type {World} from '../world.ts';
import {changeInstance} from './change-instance.ts';
import type {OperationResult, StackSet, StackSetOperation} from './stack-set.ts';
import {stackSetOutcome} from './stack-set-outcome.ts';

/**
Run an operation: Region by Region, or all at once; in each, a limited number of accounts at a time, until more have failed than it tolerates.

@see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-concepts.html
*/
export function runOperation(world: World, stackSet: StackSet, operation: StackSetOperation): void {
	operation.status = 'RUNNING';
	operation.begin = undefined;
	const regions = regionsInOrder(operation);
	const isParallel = operation.preferences.RegionConcurrencyType === 'PARALLEL';
	const waiting = [...regions];
	let running = 0;
	const next = (): void => {
		const region = operation.status === 'RUNNING' ? waiting.shift() : undefined;
		if (region === undefined) {
			if (running === 0) {
				endOperation(world, stackSet, operation);
			}
			return;
		}
		running++;
		runRegion(world, stackSet, operation, region, () => {
			running--;
			next();
		});
	};
	const atOnce = isParallel ? Math.max(1, regions.length) : 1;
	for (let begun = 0; begun < atOnce; begun++) {
		next();
	}
}

/** Stop an operation: locations that have not begun are cancelled, running ones end. */
export function stopOperation(world: World, stackSet: StackSet, operation: StackSetOperation): void {
	const wasQueued = operation.status === 'QUEUED';
	operation.status = 'STOPPING';
	cancelPending(operation, 'Cancelled since the operation was stopped by the user');
	if (wasQueued || !operation.results.some(({status}) => status === 'RUNNING')) {
		endOperation(world, stackSet, operation);
	}
}

function runRegion(
	world: World,
	stackSet: StackSet,
	operation: StackSetOperation,
	region: string,
	done: () => void,
): void {
	const results = operation.results.filter(result => result.region === region);
	const {tolerated, concurrency, isStrict} = limits(operation, results.length);
	let failures = 0;
	let running = 0;
	let isOver = false;
	const step = (): void => {
		// In strict mode at most as many accounts run as could fail and still be tolerated.
		const room = isStrict ? Math.min(concurrency, tolerated - failures + 1) : concurrency;
		for (const result of results) {
			if (running >= room || operation.status !== 'RUNNING' || failures > tolerated) {
				break;
			}
			if (result.status === 'PENDING') {
				begin(result);
			}
		}
		if (running > 0 || isOver) {
			return;
		}
		isOver = true;
		done();
	};
	const begin = (result: OperationResult): void => {
		result.status = 'RUNNING';
		running++;
		runLocation(world, stackSet, operation, result, () => {
			running--;
			if (result.status === 'FAILED') {
				failures++;
			}
			if (failures > tolerated && operation.status === 'RUNNING') {
				operation.status = 'FAILED';
				cancelPending(operation, 'Cancelled since failure tolerance has exceeded');
			}
			step();
		});
	};
	step();
}

function runLocation(
	world: World,
	stackSet: StackSet,
	operation: StackSetOperation,
	result: OperationResult,
	done: () => void,
): void {
	const {accountId, region} = result;
	const outcome = stackSetOutcome(world, stackSet.name, accountId, region);
	const {stackMs, jitter: share} = world.settings.timings;
	const usualMs = outcome.takesMs ?? stackMs;
	const key = `${stackSet.id} ${operation.id} ${accountId}/${region}`;
	const place = `${accountId}/${region}`;
	const instance = stackSet.instances.get(place);
	if (instance) {
		stackSet.instances.set(place, {...instance, detailedStatus: 'RUNNING', reason: undefined});
	}
	if (outcome.hangs) {
		return;
	}
	after(world, Math.round(jitter(world.seed, key, usualMs, share) * outcome.slow), () => {
		const reason = outcome.failure ?? changeInstance(world, stackSet, operation, result);
		result.status = reason === undefined ? 'SUCCEEDED' : 'FAILED';
		result.reason = reason;
		settleInstance(stackSet, operation, result);
		done();
	});
}

/** The instance of a location after the operation. */
function settleInstance(stackSet: StackSet, operation: StackSetOperation, result: OperationResult): void {
	const place = `${result.accountId}/${result.region}`;
	const instance = stackSet.instances.get(place);
	if (instance === undefined) {
		return;
	}
	const isDone = result.status === 'SUCCEEDED';
	if (isDone && operation.action === 'DELETE') {
		stackSet.instances.delete(place);
		return;
	}
	stackSet.instances.set(place, {
		...instance,
		status: isDone ? 'CURRENT' : operation.action === 'DELETE' ? 'INOPERABLE' : 'OUTDATED',
		detailedStatus: isDone ? 'SUCCEEDED' : result.status === 'CANCELLED' ? 'CANCELLED' : 'FAILED',
		reason: result.reason,
		lastOperationId: operation.id,
	});
}

function cancelPending(operation: StackSetOperation, reason: string): void {
	for (const result of operation.results) {
		if (result.status === 'PENDING') {
			result.status = 'CANCELLED';
			result.reason = reason;
		}
	}
}

function endOperation(world: World, stackSet: StackSet, operation: StackSetOperation): void {
	if (operation.endedAtMs !== undefined || operation.results.some(({status}) => status === 'RUNNING')) {
		return;
	}
	operation.endedAtMs = world.nowMs;
	if (operation.status === 'STOPPING') {
		operation.status = 'STOPPED';
	} else if (operation.status === 'RUNNING') {
		operation.status = 'SUCCEEDED';
	}
	for (const result of operation.results) {
		if (result.status === 'CANCELLED') {
			settleInstance(stackSet, operation, result);
		}
	}
	if (!stackSet.operations.some(({status}) => status === 'RUNNING' || status === 'STOPPING')) {
		stackSet.operations.find(({status}) => status === 'QUEUED')?.begin?.();
	}
}

/** Sort by `RegionOrder`, then by the order of the results. */
function regionsInOrder({results, preferences}: StackSetOperation): readonly string[] {
	const present = [...new Set(results.map(({region}) => region))];
	const ordered = (preferences.RegionOrder ?? []).filter(region => present.includes(region));
	return [...new Set([...ordered, ...present])];
}

/** The number of accounts in one Region. Percentages are rounded down; at least one account runs. */
function limits({preferences}: StackSetOperation, accounts: number) {
	const share = (percentage: number) => Math.floor((accounts * percentage) / 100);
	const {FailureToleranceCount, FailureTolerancePercentage, MaxConcurrentCount, MaxConcurrentPercentage} = preferences;
	const tolerated = FailureToleranceCount ?? share(FailureTolerancePercentage ?? 0);
	const wanted = MaxConcurrentCount ?? (MaxConcurrentPercentage === undefined ? 1 : share(MaxConcurrentPercentage));
	return {
		tolerated,
		concurrency: Math.max(1, wanted),
		isStrict: preferences.ConcurrencyMode !== 'SOFT_FAILURE_TOLERANCE',
	};
}
