import {formatCount} from './format.ts';
/** What a fan-out says through the window that the console is in, while nobody looks at it. */
export type WindowFacts = {
	readonly executionId: string;
	readonly document: string;
	/** Locations. */
	readonly failed: number;
	readonly ended: number;
	readonly total: number;
	readonly waiting: number;
	/** Whether its locations are known, so that what is there now is no news. */
	readonly isKnown: boolean;
	readonly hasEnded: boolean;
	/** Whether every location succeeded. */
	readonly hasSucceeded: boolean;
};

/** What is worth calling somebody. */
export type Moment = 'failure' | 'waiting' | 'end';

/** What has been said so far. */
export type WindowMemory = {
	readonly executionId: string;
	readonly hasFailed: boolean;
	readonly isWaiting: boolean;
	readonly hasEnded: boolean;
	/** What is still to be said: the latest of each. */
	readonly owed: readonly Moment[];
	/** When somebody was last called, epoch milliseconds. */
	readonly calledAt: number | null;
};

/** At most one call in so long: a notification each for a hundred failures would be a storm. */
export const callEveryMs = 15_000;

const order: readonly Moment[] = ['end', 'waiting', 'failure'];

/**
Decide whether somebody is to be called now: at the first failure, when a location begins to wait for a person, and at the end.

What was so when the fan-out was opened is no news. Calls keep a distance; what comes in between is said with the next, the most important of it alone.

@param memory - `null` before the first.
@returns The memory from now on, and what is to be said, or `null`.
*/
export function decideCall(
	memory: WindowMemory | null,
	facts: WindowFacts,
	now: number,
): {readonly memory: WindowMemory | null; readonly call: Moment | null} {
	const {executionId, failed, waiting, isKnown, hasEnded} = facts;
	const before = memory?.executionId === executionId ? memory : null;
	if (before === null) {
		const calledAt = memory?.calledAt ?? null;
		const first = {executionId, hasFailed: failed > 0, isWaiting: waiting > 0, hasEnded, owed: [], calledAt};
		// Until it is known nothing is remembered: what comes to light then was there before.
		return {memory: isKnown ? first : memory, call: null};
	}

	const news: Moment[] = [
		...(hasEnded && !before.hasEnded ? (['end'] as const) : []),
		...(waiting > 0 && !before.isWaiting ? (['waiting'] as const) : []),
		...(failed > 0 && !before.hasFailed ? (['failure'] as const) : []),
	];
	const still = before.owed.filter(moment => moment !== 'waiting' || waiting > 0);
	const owed = order.filter(moment => news.includes(moment) || still.includes(moment));
	const next = {
		...before,
		hasFailed: before.hasFailed || failed > 0,
		isWaiting: waiting > 0,
		hasEnded: before.hasEnded || hasEnded,
	};
	const [call = null] = owed;
	const mayCall = before.calledAt === null || now - before.calledAt >= callEveryMs || call === 'end';
	return call === null || !mayCall
		? {memory: {...next, owed}, call: null}
		: {memory: {...next, owed: [], calledAt: now}, call};
}

/** The window's title: the runbook, and how many locations failed, ended, and are there. */
export function titleWindow(facts: WindowFacts | null): string {
	return facts === null
		? 'rollgrid'
		: `${facts.document} ${formatCount(facts.failed)}/${formatCount(facts.ended)}/${formatCount(facts.total)} · rollgrid`;
}

/** A call in one sentence. */
export function sayCall(call: Moment, {document, failed, ended, total, waiting, hasSucceeded}: WindowFacts): string {
	switch (call) {
		case 'failure':
			return `${document}: ${formatCount(failed)} of ${formatCount(total)} locations failed`;
		case 'waiting':
			return `${document}: ${waiting === 1 ? '1 location waits' : `${formatCount(waiting)} locations wait`} for a person`;
		case 'end':
			return hasSucceeded
				? `${document} has ended: all ${formatCount(total)} locations succeeded`
				: `${document} has ended: ${formatCount(failed)} failed, ${formatCount(ended)} of ${formatCount(total)} locations ended`;
	}
}

/** The bar in the taskbar; `null` for none. */
export type TaskbarProgress = {readonly percent: number; readonly tone: 'normal' | 'bad' | 'waiting'} | null;

export function showInTaskbar(facts: WindowFacts | null): TaskbarProgress {
	return facts === null || facts.hasEnded || facts.total === 0
		? null
		: {
				percent: Math.floor((100 * facts.ended) / facts.total),
				tone: facts.waiting > 0 ? 'waiting' : facts.failed > 0 ? 'bad' : 'normal',
			};
}
