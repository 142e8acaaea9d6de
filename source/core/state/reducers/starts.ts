import {type LaunchProgress, sayWaiting} from '../../planning/launch-progress.ts';
import {needsDecision, saySettledShortly} from '../../planning/settled.ts';
import {isReadOnlyNow} from '../arming.ts';
import {listAttemptIds} from '../attempts.ts';
import {openFanOut} from '../open.ts';
import type {StartEvent} from '../start-event.ts';
import {raiseNextDecision, sayDoubts} from '../start-questions.ts';
import type {ConsoleState, Notice} from '../state.ts';
import {tellFailure} from '../tell-failure.ts';
import {type Reducers, transition} from '../transition.ts';
import {showAttempts} from './attempts.ts';

export const startReducers: Reducers<StartEvent> = {
	'launch-progressed'(state, {progress}) {
		const {launchId, justStarted, executionIds} = progress;
		const launches = new Map(state.starts.launches);
		const isOver = progress.state === 'done' || progress.state === 'failed';
		if (isOver) {
			launches.delete(launchId);
		} else {
			launches.set(launchId, progress);
		}

		const notice = sayProgress(progress);
		const told: ConsoleState = {...state, starts: {...state.starts, launches}, notice: notice ?? state.notice};
		if (progress.state === 'held') {
			return transition(raiseNextDecision({...told, starts: {...told.starts, held: [...told.starts.held, launchId]}}));
		}

		const {retryOf} = progress;
		if (justStarted !== null && retryOf !== null && state.followings.has(retryOf)) {
			return showAttempts(told, retryOf, [...listAttemptIds(state, retryOf), justStarted]);
		}

		// A later turn belongs to the same launch: a notice reports it, and the operator stays on their screen.
		return justStarted !== null && justStarted === executionIds[0] ? openFanOut(told, justStarted) : transition(told);
	},

	'starts-settled'(state, {outcome}) {
		if (!outcome.ok) {
			return transition({...state, notice: tellFailure(outcome.failure)});
		}

		const {settled, doubts} = outcome.value;
		const undecided = settled.filter(needsDecision);
		const told = settled.filter(one => !needsDecision(one)).map(saySettledShortly);
		const notice: Notice | null =
			doubts.length > 0 && isReadOnlyNow(state)
				? {text: sayDoubts(doubts).join('; '), tone: 'bad'}
				: told.length === 0
					? state.notice
					: {text: told.join('; '), tone: 'good'};
		return transition(raiseNextDecision({...state, notice, starts: {...state.starts, undecided, doubts}}));
	},

	'doubts-passed-over': (state, {outcome}) =>
		transition({
			...state,
			notice: outcome.ok
				? {text: 'Passed over from now on; the lines are kept where they are', tone: 'info'}
				: tellFailure(outcome.failure),
		}),

	'starts-decided'(state, {launchId, decision, outcome}) {
		if (!outcome.ok) {
			return transition({...state, notice: tellFailure(outcome.failure)});
		}

		if (decision === 'forget') {
			const launches = new Map(state.starts.launches);
			launches.delete(launchId);
			return transition({
				...state,
				starts: {...state.starts, launches},
				notice: {text: 'Given up: it will not be started', tone: 'info'},
			});
		}

		return outcome.value === null
			? transition(state)
			: openFanOut({...state, notice: {text: `Started ${outcome.value}`, tone: 'good'}}, outcome.value);
	},
};

function sayProgress(progress: LaunchProgress): Notice | null {
	const {state, failure, justStarted, turn, turns} = progress;
	if (failure !== null) {
		return tellFailure(failure);
	}

	const waiting = sayWaiting(progress);
	if (state === 'waiting' && waiting !== null) {
		return {text: waiting, tone: 'info'};
	}

	return justStarted === null
		? null
		: {text: `Started ${justStarted}${turns > 1 ? `, turn ${turn} of ${turns}` : ''}`, tone: 'good'};
}
