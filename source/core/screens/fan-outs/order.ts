import type {ExecutionSummary} from '../../domain/execution.ts';
import {isUnsuccessful, sumStatuses} from '../../domain/status.ts';
import type {ConsoleState} from '../../state/state.ts';
import {countOf} from './counted.ts';

/** What the list may be sorted by, in the order in which a key goes through it. */
export const fanOutSorts = ['started', 'runbook', 'failures', 'duration'] as const;

export type FanOutOrder = {
	readonly sort: (typeof fanOutSorts)[number];
	/** Whether the rows stand the other way round. */
	readonly isReversed: boolean;
};

/** Newest first. */
export const firstOrder: FanOutOrder = {sort: 'started', isReversed: false};

/** The same key again turns the order round, then comes the next one. */
export function nextOrder({sort, isReversed}: FanOutOrder): FanOutOrder {
	return isReversed
		? {sort: fanOutSorts[(fanOutSorts.indexOf(sort) + 1) % fanOutSorts.length]!, isReversed: false}
		: {sort, isReversed: true};
}

/** Sorted by this; where it is so already, the other way round. The same order where nothing is called so. */
export function chooseOrder(order: FanOutOrder, wanted: string): FanOutOrder {
	const sort = fanOutSorts.find(one => one === wanted);
	return sort === undefined ? order : {sort, isReversed: sort === order.sort && !order.isReversed};
}

/** An order in words. */
export function sayOrder({sort, isReversed}: FanOutOrder): string {
	return orderWords[sort][isReversed ? 1 : 0];
}

const orderWords: Readonly<Record<FanOutOrder['sort'], readonly [string, string]>> = {
	started: ['newest first', 'oldest first'],
	runbook: ['by runbook', 'by runbook, Z first'],
	failures: ['most failures first', 'fewest failures first'],
	duration: ['longest first', 'shortest first'],
};

/** The fan-outs in that order; equal ones, and those that don't know, stay as they are given. */
export function orderFanOuts(
	state: ConsoleState,
	{sort, isReversed}: FanOutOrder,
	fanOuts: readonly ExecutionSummary[],
): readonly ExecutionSummary[] {
	if (sort === 'started') {
		return isReversed ? fanOuts.toReversed() : fanOuts;
	}

	const sign = isReversed ? -1 : 1;
	if (sort === 'runbook') {
		return fanOuts.toSorted((a, b) => sign * a.document.localeCompare(b.document, 'en'));
	}

	const weights = new Map(fanOuts.map(one => [one.executionId, weigh(state, sort, one)]));
	return fanOuts.toSorted((a, b) => {
		const [first, second] = [weights.get(a.executionId) ?? null, weights.get(b.executionId) ?? null];
		// What isn't known stands at the end in either order.
		return first === null || second === null
			? Number(first === null) - Number(second === null)
			: sign * (second - first);
	});
}

function weigh(state: ConsoleState, sort: 'failures' | 'duration', one: ExecutionSummary): number | null {
	if (sort === 'duration') {
		return one.startedAt === null ? null : (one.endedAt ?? state.now) - one.startedAt;
	}

	const byStatus = countOf(state, one.executionId)?.byStatus;
	return byStatus == null ? null : sumStatuses(byStatus, isUnsuccessful);
}
