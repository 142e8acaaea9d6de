import {printLocation} from '../../domain/location.ts';
import type {ActEvent} from '../act-event.ts';
import type {Dialog, Inquiry} from '../dialog.ts';
import type {Effect} from '../effect.ts';
import type {ConsoleState} from '../state.ts';
import {type Step, step} from '../step.ts';
import {askForAnswer} from './answer-dialog.ts';
import {askToCancelLookedUp} from './cancel.ts';
import {askAboutSurvivors} from './survivors.ts';

/** Look into places before a question about them is asked; it shows how far that is, and Esc leaves it. */
export function inquire(
	state: ConsoleState,
	about: Inquiry['about'],
	looks: readonly Extract<Effect, {type: 'look'}>[],
	takesRunning: boolean,
): Step {
	const pending = new Set(looks.map(({where}) => printLocation(where)));
	const inquiry: Inquiry = {
		type: 'inquire',
		about,
		pending,
		total: pending.size,
		looks: [],
		failures: [],
		takesRunning,
	};
	return step({...state, dialog: toDialog(inquiry), notice: null}, ...looks);
}

/** A look for the question that is open came back; the last one brings the question itself. */
export function hearOfInquiry(state: ConsoleState, {where, outcome}: Extract<ActEvent, {type: 'looked'}>): Step {
	const action = state.dialog?.action;
	if (action?.type !== 'inquire' || !action.pending.has(printLocation(where))) {
		return step(state);
	}

	const pending = new Set(action.pending);
	pending.delete(printLocation(where));
	const heard: Inquiry = outcome.ok
		? {...action, pending, looks: [...action.looks, outcome.value]}
		: {...action, pending, failures: [...action.failures, {where, failure: outcome.failure}]};
	if (pending.size > 0) {
		return step({...state, dialog: toDialog(heard)});
	}

	return conclude({...state, dialog: null}, heard);
}

/** Ask what the looks were for. */
function conclude(state: ConsoleState, heard: Inquiry): Step {
	switch (heard.about) {
		case 'answer':
			return askForAnswer(state, heard);
		case 'survivors':
			return askAboutSurvivors(state, heard);
		case 'cancel':
			return askToCancelLookedUp(state);
	}
}

const titles: Readonly<Record<Inquiry['about'], string>> = {
	answer: 'What waits in',
	survivors: 'Does anything still run in',
	cancel: 'What runs in',
};

function toDialog(inquiry: Inquiry): Dialog {
	const {total, pending, about} = inquiry;
	const heard = total - pending.size;
	const where = total === 1 ? [...pending][0]! : `${total} locations`;
	return {
		title: `${titles[about]} ${where}?`,
		lines: [`Looking into each child execution, in its own account and Region: ${heard} of ${total}`],
		action: inquiry,
		mustType: null,
		typed: '',
		choices: [],
		takesYes: false,
	};
}
