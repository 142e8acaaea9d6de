import type {ExecutionSummary} from '../../domain/execution.ts';
import {hasEnded} from '../../domain/status.ts';
import {meetTrouble} from '../../domain/trouble.ts';
import type {ResponseEvent} from '../../state/event.ts';
import type {ConsoleState} from '../../state/state.ts';
import {andThen, type Reducers, type Transition, transition} from '../../state/transition.ts';
import {countNext} from './count.ts';
import {shownFanOuts} from './screen.ts';

type Handled = Extract<ResponseEvent, {type: 'fan-outs-read' | 'fan-outs-due'}>;

/** Between two looks at the list while it is shown. */
const listPauseMs = 8000;
const longestPauseMs = 60_000;

/** Ask for a page of the list, unless one is already under way. */
export function askFanOuts(state: ConsoleState, nextToken: string | null): Transition {
	const {central, fanOuts} = state;
	if (central === null || fanOuts.isAsking) {
		return transition(state);
	}

	return transition(
		{...state, fanOuts: {...fanOuts, isAsking: true}},
		{type: 'list-fan-outs', where: central, nextToken},
	);
}

/** Read the records of runs too: another rollgrid on this machine may have begun a run, or stopped conducting one. */
export function listRunsAgain(state: ConsoleState): Transition {
	return state.options.followsAttempts && state.central !== null
		? transition(state, {type: 'list-runs'})
		: transition(state);
}

export const fanOutReducers: Reducers<Handled> = {
	'fan-outs-read'(state, {isFirstPage, outcome}) {
		const failuresInRow = outcome.ok ? 0 : state.fanOuts.failuresInRow + 1;
		const afterMs = Math.min(listPauseMs * 2 ** failuresInRow, longestPauseMs);
		const dueAt = state.now + afterMs;
		const wake = {type: 'wake', name: 'fan-outs', afterMs, event: {type: 'fan-outs-due'}} as const;
		if (!outcome.ok) {
			const trouble = meetTrouble(state.fanOuts.trouble, outcome.failure, state.now);
			return transition({...state, fanOuts: {...state.fanOuts, isAsking: false, trouble, failuresInRow, dueAt}}, wake);
		}

		const {items, nextToken} = outcome.value;
		const known = state.fanOuts;
		const isFresh = known.answeredAt === null || known.items.length === 0;
		const fanOuts = {
			...known,
			items: mergeNewestFirst(known.items, items.filter(isParent)),
			// A later look at the first page says nothing of where the older pages end.
			nextToken: isFirstPage && !isFresh ? known.nextToken : nextToken,
			isAsking: false,
			trouble: null,
			failuresInRow,
			answeredAt: state.now,
			dueAt,
		};
		return andThen(transition({...state, fanOuts}, wake), countNext);
	},

	'fan-outs-due'(state) {
		// Nobody looks at the list while a fan-out is open: its own reads need the rate.
		return shownFanOuts(state) === undefined ? transition(state) : andThen(askFanOuts(state, null), listRunsAgain);
	},
};

/** Where the central account is a target itself, its children are in the same list. */
function isParent(summary: ExecutionSummary): boolean {
	return summary.isFanOut && summary.parentExecutionId === null;
}

function mergeNewestFirst(
	known: readonly ExecutionSummary[],
	arrived: readonly ExecutionSummary[],
): readonly ExecutionSummary[] {
	const byId = new Map(known.map(item => [item.executionId, item]));
	for (const item of arrived) {
		const before = byId.get(item.executionId);
		// An older page that arrives late can't bring an ended one back.
		if (before === undefined || !hasEnded(before) || hasEnded(item)) {
			byId.set(item.executionId, item);
		}
	}

	return [...byId.values()].sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
}
