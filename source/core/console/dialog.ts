import type {Dialog} from '../state/dialog.ts';
import {chooseCopy} from '../state/reducers/copy.ts';
import {giveCode} from '../state/reducers/mfa.ts';
import {chooseAttempt} from '../state/reducers/open-attempt.ts';
import {chooseInStarts, performStart, raiseNextDecision} from '../state/reducers/starts.ts';
import type {ConsoleState} from '../state/state.ts';
import {type Step, step} from '../state/step.ts';
import {widenAnswer} from './questions/answer.ts';
import {chooseInCancel, confirmCancel} from './questions/cancel.ts';
import {chooseAnswer, confirmAnswer} from './questions/choose-answer.ts';
import {chooseSurvivor, confirmSurvivor} from './questions/survivors.ts';

/** Do what the dialog asks for, unless the number that it wants isn't typed yet. */
export function confirmDialog(state: ConsoleState): Step {
	const {dialog} = state;
	if (dialog === null) {
		return step(state);
	}

	if (dialog.mustType !== null && dialog.typed.trim() !== dialog.mustType) {
		return step({...state, notice: {text: `Type ${dialog.mustType} to go on, Esc to leave`, tone: 'info'}});
	}

	const {action} = dialog;
	switch (action.type) {
		case 'start':
		case 'decide-starts':
		case 'pass-over-doubts':
			return performStart(state, action);
		case 'cancel-fan-out':
		case 'cancel-children':
			return confirmCancel(state, action);
		case 'answer':
			return confirmAnswer(state, dialog, action);
		case 'cancel-survivors':
			return confirmSurvivor(state, action);
		case 'inquire':
		case 'copy':
		case 'open-attempt':
			return step(state);
		case 'give-code':
			return giveCode(state, dialog.typed);
		case 'none':
			return dismissDialog(state);
	}
}

/** Leave the question; nothing is done. */
export function dismissDialog(state: ConsoleState): Step {
	if (state.dialog?.action.type === 'give-code') {
		return giveCode(state, '');
	}

	const isQuestion = !['none', 'copy', 'open-attempt'].includes(state.dialog?.action.type ?? 'none');
	const notice = isQuestion ? ({text: 'Nothing was changed', tone: 'info'} as const) : null;
	return step(raiseNextDecision({...state, dialog: null, notice}));
}

/** A key of the question other than its yes. */
export function chooseInDialog(state: ConsoleState, key: string): Step {
	const action = state.dialog?.action;
	switch (action?.type) {
		case 'cancel-fan-out':
		case 'cancel-children':
			return chooseInCancel(state, action, key);
		case 'answer':
			return key === 'w' ? widenAnswer(state) : chooseAnswer(state, action, key);
		case 'cancel-survivors':
			return chooseSurvivor(state, action, key);
		case 'open-attempt':
			return chooseAttempt(state, action.executionIds, key);
		case 'copy':
			return chooseCopy(state, action.copies, key);
		case 'decide-starts':
			return chooseInStarts(state, action, key);
		case 'pass-over-doubts':
			return performStart(state, action);
		default:
			return step(state);
	}
}

export function typeInDialog(state: ConsoleState, change: (typed: string) => string): ConsoleState {
	return state.dialog === null ? state : {...state, dialog: withTyped(state.dialog, change)};
}

function withTyped(dialog: Dialog, change: (typed: string) => string): Dialog {
	return {...dialog, typed: change(dialog.typed)};
}
