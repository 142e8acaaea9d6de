import {printLocation} from '../../domain/location.ts';
import type {ActEvent} from '../../state/act-event.ts';
import type {Inquiry} from '../../state/dialog.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Step, step} from '../../state/step.ts';
import {askToCancelLookedUp} from './cancel.ts';
import {askForAnswer} from './choose-answer.ts';
import {toInquiryDialog} from './look-first.ts';
import {askAboutSurvivors} from './survivors.ts';

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
		return step({...state, dialog: toInquiryDialog(heard)});
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
			return askToCancelLookedUp(state, heard);
	}
}
