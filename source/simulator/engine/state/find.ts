import type {World} from '../../world.ts';
import {executionNotFound} from '../rules/refusals.ts';
import {accountRegionOf} from './account-region.ts';
import type {Execution} from './execution.ts';
import {isForgotten} from './history.ts';

/**
The execution with this ID, for somebody with this account's credentials in this Region.

@throws AutomationExecutionNotFoundException also where it lives elsewhere, or ended more than 30 days ago.
*/
export function findExecution(world: World, accountId: string, region: string, executionId: string): Execution {
	const execution = world.engine.executions.get(executionId);
	if (!execution || execution.accountId !== accountId || execution.region !== region) {
		throw executionNotFound();
	}
	if (isForgotten(world, execution)) {
		throw executionNotFound();
	}
	return execution;
}

/** Which executions to list, and from where on. */
export type ExecutionQuery = {
	/** 0 to begin, then what the page before gave as `next`. */
	readonly position: number;
	/** Executions on a page. */
	readonly limit: number;
	/** Only children of this execution. */
	readonly parentId?: string | undefined;
	/** Only those that the caller's filters let through. */
	readonly where?: ((execution: Execution) => boolean) | undefined;
};

/**
List the executions of an account and Region, newest start first unless the settings say otherwise.

@returns A page, and where the next one begins; `next` is `undefined` at the end. New executions don't shift the pages behind.
*/
export function listExecutions(
	world: World,
	accountId: string,
	region: string,
	{position, limit, parentId, where}: ExecutionQuery,
): {readonly executions: readonly Execution[]; readonly next: number | undefined} {
	const accountRegion = accountRegionOf(world, accountId, region);
	// Ordinals count from the first execution ever, so that they survive the forgetting of old ones.
	const {executionIds: all, pruned} = accountRegion;
	const isNewestFirst = world.settings.listOrder === 'newest-first';
	const hidesChildren = !world.settings.listIncludesChildren && parentId === undefined;
	const executions: Execution[] = [];
	const step = isNewestFirst ? -1 : 1;
	const first = position > 0 ? position - 1 - pruned : isNewestFirst ? all.length - 1 : 0;
	for (let index = Math.max(first, isNewestFirst ? -1 : 0); index >= 0 && index < all.length; index += step) {
		const execution = world.engine.executions.get(all[index]!)!;
		if (hidesChildren && execution.parent && !where) {
			continue;
		}
		if (parentId !== undefined && execution.parent?.id !== parentId) {
			continue;
		}
		if (isForgotten(world, execution) || (where && !where(execution))) {
			continue;
		}
		if (executions.length === limit) {
			return {executions, next: index + pruned + 1};
		}
		executions.push(execution);
	}
	return {executions, next: undefined};
}
