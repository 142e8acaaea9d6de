import {hasEnded} from '../../domain/status.ts';
import {meetTrouble} from '../../domain/trouble.ts';
import type {ResponseEvent} from '../../state/event.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Reducers, type Transition, transition} from '../../state/transition.ts';
import {shownFanOuts} from './screen.ts';

type Handled = Extract<ResponseEvent, {type: 'fan-out-counted'}>;

/** Between two counts of a fan-out that runs. */
const countAgainMs = 15_000;
/** As many as a page of the list has: older ones are seldom looked at. */
const mostCounted = 50;

/**
Read the counters of the next fan-out on the list, one at a time and after everything else: AWS calls a fan-out a success over locations that failed, and a list that repeats this would show a wrong green.

What has ended is counted once.
*/
export function countNext(state: ConsoleState): Transition {
	const {central, fanOuts, now} = state;
	const next = fanOuts.items.slice(0, mostCounted).find(({executionId}) => {
		const known = fanOuts.counts.get(executionId);
		return known === undefined || (!known.isFinal && now - known.countedAt >= countAgainMs);
	});
	if (next === undefined || central === null || fanOuts.isCounting || shownFanOuts(state) === undefined) {
		return transition(state);
	}

	return transition(
		{...state, fanOuts: {...fanOuts, isCounting: true}},
		{type: 'count-fan-out', where: central, executionId: next.executionId},
	);
}

export const countReducers: Reducers<Handled> = {
	'fan-out-counted'(state, {executionId, outcome}) {
		const {fanOuts} = state;
		if (!outcome.ok) {
			// The next look at the list tries again.
			const countTrouble = meetTrouble(fanOuts.countTrouble, outcome.failure, state.now);
			return transition({...state, fanOuts: {...fanOuts, isCounting: false, countTrouble}});
		}

		const {counters} = outcome.value;
		const counts = new Map(fanOuts.counts).set(executionId, {
			counters,
			countedAt: state.now,
			isFinal: hasEnded(outcome.value),
		});
		return countNext({...state, fanOuts: {...fanOuts, counts, isCounting: false, countTrouble: null}});
	},
};
