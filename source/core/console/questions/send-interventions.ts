import {
	beginInterventions,
	describeProgress,
	describeRefusals,
	haveAllResponded,
	recordResponse,
} from '../../actions/intervention-progress.ts';
import type {Outcome} from '../../domain/failure.ts';
import type {Location} from '../../domain/location.ts';
import type {Effect} from '../../state/effect.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';

/** Send signals or stops; their responses are counted, and each refusal is shown with its location. */
export function sendInterventions(state: ConsoleState, word: string, actions: readonly Effect[]): Transition {
	if (actions.length === 0) {
		return transition({...state, notice: {text: `Nothing there to ${word}`, tone: 'info'}});
	}

	const underWay = beginInterventions(state.underWay, word, actions.length);
	return transition({...state, underWay, notice: {text: describeProgress(underWay), tone: 'info'}}, ...actions);
}

/** One of the actions got its response. The last one brings the result: a line where all went well, else each refusal with its reason. */
export function takeInterventionResponse(state: ConsoleState, where: Location, outcome: Outcome<void>): ConsoleState {
	if (state.underWay === null) {
		return state;
	}

	const underWay = recordResponse(state.underWay, where, outcome);
	const text = describeProgress(underWay);
	if (!haveAllResponded(underWay)) {
		return {...state, underWay, notice: {text, tone: 'info'}};
	}

	const over: ConsoleState = {...state, underWay: null};
	if (underWay.failures.length === 0) {
		return {...over, notice: {text, tone: 'good'}};
	}

	// A question that is open stays: the line tells of the refusals, and the log of each.
	return state.dialog !== null
		? {...over, notice: {text, tone: 'bad'}}
		: {
				...over,
				notice: {text, tone: 'bad'},
				dialog: {
					...describeRefusals(underWay),
					intent: {type: 'none'},
					mustType: null,
					typed: '',
					choices: [],
					takesYes: false,
				},
			};
}
