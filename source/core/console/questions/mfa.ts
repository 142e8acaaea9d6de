import type {SystemEvent} from '../../state/event.ts';
import {raiseNextDecision} from '../../state/start-questions.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';

/** A question is put again so much later where another is open. */
const putAgainMs = 500;

/** Ask for the code of an MFA device, once no other question is open. */
export function askForCode(state: ConsoleState, event: Extract<SystemEvent, {type: 'code-asked'}>): Transition {
	const {serial, profile} = event;
	return state.dialog === null
		? transition({
				...state,
				dialog: {
					title: `Profile ${profile} wants an MFA code`,
					lines: [
						`The code that ${serial} shows now.`,
						'It goes to AWS and is kept nowhere; the session lasts as long as the profile says.',
					],
					intent: {type: 'give-code'},
					mustType: null,
					typed: '',
					takesYes: false,
					choices: [],
					prompt: 'Code: ',
				},
			})
		: transition(state, {
				type: 'wake',
				name: 'code',
				afterMs: putAgainMs,
				event: {type: 'code-asked', serial, profile},
			});
}

/** Hand the code on; without one the question is left. */
export function giveCode(state: ConsoleState, typed: string): Transition {
	const code = typed.trim() || null;
	const notice =
		code === null ? ({text: 'Without a code you are asked again in a minute', tone: 'info'} as const) : null;
	return transition(raiseNextDecision({...state, dialog: null, notice}), {type: 'give-code', code});
}
