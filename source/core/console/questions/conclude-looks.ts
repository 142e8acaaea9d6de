import {printLocation} from '../../domain/location.ts';
import type {Inquiry} from '../../state/dialog.ts';
import type {InterventionEvent} from '../../state/intervention-event.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import {askToCancelLookedUp} from './cancel.ts';
import {askForAnswer} from './choose-answer.ts';
import {toInquiryDialog} from './look-first.ts';
import {askAboutSurvivors} from './survivors.ts';

/** The response to a read for the open question; the last one brings the question itself. */
export function hearOfInquiry(
	state: ConsoleState,
	{where, outcome}: Extract<InterventionEvent, {type: 'looked'}>,
): Transition {
	const intent = state.dialog?.intent;
	if (intent?.type !== 'inquire' || !intent.pending.has(printLocation(where))) {
		return transition(state);
	}

	const pending = new Set(intent.pending);
	pending.delete(printLocation(where));
	const heard: Inquiry = outcome.ok
		? {...intent, pending, looks: [...intent.looks, outcome.value]}
		: {...intent, pending, failures: [...intent.failures, {where, failure: outcome.failure}]};
	if (pending.size > 0) {
		return transition({...state, dialog: toInquiryDialog(heard)});
	}

	return conclude({...state, dialog: null}, heard);
}

/** Ask the question that the reads were for. */
function conclude(state: ConsoleState, heard: Inquiry): Transition {
	switch (heard.about) {
		case 'answer':
			return askForAnswer(state, heard);
		case 'survivors':
			return askAboutSurvivors(state, heard);
		case 'cancel':
			return askToCancelLookedUp(state, heard);
	}
}
