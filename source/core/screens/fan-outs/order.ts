import type {ExecutionSummary} from '../../domain/execution.ts';
import {isUnsuccessful, sumStatuses} from '../../domain/status.ts';
import type {ConsoleState} from '../../state/state.ts';
import {countOf} from './counted.ts';

/** The sort orders of the list, in the order in which the key cycles through them. */
export const fanOutSorts = ['started', 'runbook', 'failures', 'duration'] as const;

export type FanOutOrder = {
	readonly sort: (typeof fanOutSorts)[number];
	/** Whether the order is reversed. */
	readonly isReversed: boolean;
};

/** Newest first. */
export const firstOrder: FanOutOrder = {sort: 'started', isReversed: false};

/** The same key again reverses the order, then chooses the next one. */
export function nextOrder({sort, isReversed}: FanOutOrder): FanOutOrder {
	return isReversed
		? {sort: fanOutSorts[(fanOutSorts.indexOf(sort) + 1) % fanOutSorts.length]!, isReversed: false}
		: {sort, isReversed: true};
}

/** Sort by this; where that is the order already, reverse it. An unknown name changes nothing. */
export function chooseOrder(order: FanOutOrder, wanted: string): FanOutOrder {
	const sort = fanOutSorts.find(one => one === wanted);
	return sort === undefined ? order : {sort, isReversed: sort === order.sort && !order.isReversed};
}

/** The name of an order. */
export function sayOrder({sort, isReversed}: FanOutOrder): string {
	return orderWords[sort][isReversed ? 1 : 0];
}

const orderWords: Readonly<Record<FanOutOrder['sort'], readonly [string, string]>> = {
	started: ['newest first', 'oldest first'],
	runbook: ['by runbook', 'by runbook, Z first'],
	failures: ['most failures first', 'fewest failures first'],
	duration: ['longest first', 'shortest first'],
};

/** Sort the fan-outs; equal ones, and those without a value, stay in the given order. */
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
		// Unknown values are last in either direction.
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
