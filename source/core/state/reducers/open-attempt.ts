import {toPrintableLine} from '../../status/printable.ts';
import {isAlone, listAttempts, openedFollowing} from '../attempts.ts';
import {openFanOut} from '../open.ts';
import {describeAttemptWhole} from '../select/attempts-line.ts';
import type {ConsoleState} from '../state.ts';
import {type Transition, transition} from '../transition.ts';

/** Attempts that a key of their own can name. */
const mostNumbered = 9;

/** Look now whether somebody retried what is open, where the console looks for that at all. */
export function searchAttempts(state: ConsoleState): Transition {
	const following = openedFollowing(state);
	return following === null || following.execution === null || !state.options.followsAttempts
		? transition(state)
		: transition(state, {
				type: 'find-attempts',
				where: following.where,
				executionId: following.executionId,
				document: following.execution.document,
			});
}

/** Tell every attempt at the opened fan-out, and offer each one's own matrix. */
export function askWhichAttempt(state: ConsoleState): Transition {
	const attempts = listAttempts(state);
	if (attempts.length < 2) {
		const text = 'No other attempt at this fan-out is known; AWS is asked for some now';
		return searchAttempts({...state, notice: {text, tone: 'info'}});
	}

	const document = toPrintableLine(openedFollowing(state)?.execution?.document ?? 'this fan-out');
	const executionIds = attempts.map(({executionId}) => executionId);
	return transition({
		...state,
		notice: null,
		dialog: {
			title: `Open an attempt at ${document} by itself?`,
			lines: attempts.map((attempt, place) => `${place + 1}  ${describeAttemptWhole(state, attempt)}`),
			intent: {type: 'open-attempt', executionIds},
			takesYes: false,
			mustType: null,
			typed: '',
			choices: executionIds
				.slice(0, mostNumbered)
				.map((_, place) => ({key: String(place + 1), label: `attempt ${place + 1}`})),
		},
	});
}

/** A number was pressed: show that attempt's own matrix, in place of another one's. */
export function chooseAttempt(state: ConsoleState, executionIds: readonly string[], key: string): Transition {
	const executionId = executionIds[Number(key) - 1];
	if (executionId === undefined) {
		return transition(state);
	}

	const [first, ...above] = isAlone(state) ? state.screens.slice(0, -1) : state.screens;
	return first === undefined
		? transition(state)
		: openFanOut({...state, dialog: null, screens: [first, ...above]}, executionId, true);
}
