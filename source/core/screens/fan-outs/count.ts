import {hasEnded} from '../../domain/status.ts';
import {meetTrouble} from '../../domain/trouble.ts';
import type {ResponseEvent} from '../../state/event.ts';
import type {ConsoleState} from '../../state/state.ts';
import {andThen, type Reducers, type Transition, transition} from '../../state/transition.ts';
import {countExecution, keepCount} from '../../status/fan-out-count.ts';
import {countOf} from './counted.ts';
import {shownFanOuts} from './screen.ts';

type Handled = Extract<ResponseEvent, {type: 'fan-out-counted'}>;

/** Between two counts of a fan-out that runs. */
const countAgainMs = 15_000;
/** With many running ones, this much time passes between two counts, so that the ended ones get their turn. */
const leaveMs = 2000;
/** As many as a page of the list: older ones are seldom shown. */
const mostCounted = 50;

/**
Read the counters of the next fan-out on the list, one at a time and after everything else: AWS calls a fan-out a success over locations that failed, and a list that repeats this would show a wrong green.

Running ones come first; an ended one is counted once, and a followed one never, as it is read anyway.
*/
export function countNext(state: ConsoleState): Transition {
	const {central, fanOuts} = state;
	const executionId = findUncounted(state);
	if (executionId === undefined || central === null || fanOuts.isCounting || shownFanOuts(state) === undefined) {
		return transition(state);
	}

	return transition(
		{...state, fanOuts: {...fanOuts, isCounting: true}},
		{type: 'count-fan-out', where: central, executionId},
	);
}

function findUncounted(state: ConsoleState): string | undefined {
	const items = state.fanOuts.items.slice(0, mostCounted);
	const running = items.filter(item => !hasEnded(item));
	const pauseMs = Math.max(countAgainMs, running.length * leaveMs);
	const isDue = ({executionId}: {readonly executionId: string}): boolean => {
		const count = countOf(state, executionId);
		return count === null || (!count.isFinal && state.now - count.countedAt >= pauseMs);
	};
	const due = running.filter(isDue).sort((a, b) => age(state, a.executionId) - age(state, b.executionId));
	return (due[0] ?? items.find(item => hasEnded(item) && isDue(item)))?.executionId;
}

/** When it was last counted; epoch milliseconds; 0 where it never was. */
function age(state: ConsoleState, executionId: string): number {
	return countOf(state, executionId)?.countedAt ?? 0;
}

export const countReducers: Reducers<Handled> = {
	'fan-out-counted'(state, {executionId, outcome}) {
		const {fanOuts} = state;
		if (!outcome.ok) {
			// The next look at the list tries again.
			const countTrouble = meetTrouble(fanOuts.countTrouble, outcome.failure, state.now);
			return transition({...state, fanOuts: {...fanOuts, isCounting: false, countTrouble}});
		}

		const counts = new Map(fanOuts.counts).set(executionId, countExecution(outcome.value, state.now));
		const kept = state.central && keepCount(state.central, outcome.value, state.now);
		return andThen(
			transition(
				{...state, fanOuts: {...fanOuts, counts, isCounting: false, countTrouble: null}},
				...(kept === null ? [] : [{type: 'keep-count', known: kept} as const]),
			),
			countNext,
		);
	},
};
