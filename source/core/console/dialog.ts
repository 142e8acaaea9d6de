import type {Dialog} from '../state/dialog.ts';
import type {Line} from '../state/edit-line.ts';
import {chooseCopy} from '../state/reducers/copy.ts';
import {chooseAttempt} from '../state/reducers/open-attempt.ts';
import {chooseForRun, performRun} from '../state/run-questions.ts';
import {chooseInStarts, performStart, raiseNextDecision} from '../state/start-questions.ts';
import type {ConsoleState} from '../state/state.ts';
import {type Transition, transition} from '../state/transition.ts';
import {runErrand} from './programs.ts';
import {widenAnswer} from './questions/answer.ts';
import {chooseInCancel, confirmCancel} from './questions/cancel.ts';
import {chooseAnswer, confirmAnswer} from './questions/choose-answer.ts';
import {giveCode} from './questions/mfa.ts';
import {writeNote} from './questions/note.ts';
import {chooseInRetry} from './questions/retry.ts';
import {chooseSurvivor, confirmSurvivor} from './questions/survivors.ts';

/** Do what the dialog asks for, unless the number that it wants isn't typed yet. */
export function confirmDialog(state: ConsoleState): Transition {
	const {dialog} = state;
	if (dialog === null) {
		return transition(state);
	}

	if (dialog.mustType !== null && dialog.typed.trim() !== dialog.mustType) {
		return transition({...state, notice: {text: `Type ${dialog.mustType} to go on, Esc to leave`, tone: 'info'}});
	}

	const {intent} = dialog;
	switch (intent.type) {
		case 'start':
		case 'decide-starts':
		case 'pass-over-doubts':
			return performStart(state, intent);
		case 'begin-run':
		case 'decide-run':
			return performRun(state, intent);
		case 'cancel-fan-out':
		case 'cancel-children':
			return confirmCancel(state, intent);
		case 'answer':
			return confirmAnswer(state, dialog, intent);
		case 'cancel-survivors':
			return confirmSurvivor(state, intent);
		case 'inquire':
		case 'copy':
		case 'open-attempt':
		case 'choose-for-run':
			return transition(state);
		case 'run-errand':
			return runErrand(state, intent.errand);
		case 'give-code':
			return giveCode(state, dialog.typed);
		case 'write-note':
			return writeNote(state, dialog.typed, intent);
		case 'none':
			return dismissDialog(state);
	}
}

/** Leave the question; nothing is done. */
export function dismissDialog(state: ConsoleState): Transition {
	if (state.dialog?.intent.type === 'give-code') {
		return giveCode(state, '');
	}

	const isQuestion = !['none', 'copy', 'open-attempt'].includes(state.dialog?.intent.type ?? 'none');
	const notice = isQuestion ? ({text: 'Nothing was changed', tone: 'info'} as const) : null;
	return transition(raiseNextDecision({...state, dialog: null, notice}));
}

/** A key of the question other than its yes. */
export function chooseInDialog(state: ConsoleState, key: string): Transition {
	const intent = state.dialog?.intent;
	switch (intent?.type) {
		case 'cancel-fan-out':
		case 'cancel-children':
			return chooseInCancel(state, intent, key);
		case 'answer':
			return key === 'w' ? widenAnswer(state) : chooseAnswer(state, intent, key);
		case 'cancel-survivors':
			return chooseSurvivor(state, intent, key);
		case 'open-attempt':
			return chooseAttempt(state, intent.executionIds, key);
		case 'copy':
			return chooseCopy(state, intent.copies, key);
		case 'start':
			return intent.narrowing === undefined ? transition(state) : chooseInRetry(state, intent.narrowing, key);
		case 'choose-for-run':
			return chooseForRun(state, intent, key);
		case 'decide-starts':
			return chooseInStarts(state, intent, key);
		case 'pass-over-doubts':
			return performStart(state, intent);
		default:
			return transition(state);
	}
}

/** Change the line that is typed into a question. */
export function typeInDialog(state: ConsoleState, change: (line: Line) => Line): ConsoleState {
	return state.dialog === null ? state : {...state, dialog: withTyped(state.dialog, change)};
}

function withTyped(dialog: Dialog, change: (line: Line) => Line): Dialog {
	const {text, fromEnd} = change({text: dialog.typed, fromEnd: dialog.fromEnd ?? 0});
	return {...dialog, typed: text, fromEnd};
}
