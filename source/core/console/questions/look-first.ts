import {printLocation} from '../../domain/location.ts';
import type {Dialog, Inquiry} from '../../state/dialog.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import {formatCount} from '../../status/format.ts';
import type {LookEffect} from './look-into.ts';

/** Read the children of locations before a question about them is shown; the dialog shows the progress, and Esc closes it. */
export function lookFirst(
	state: ConsoleState,
	about: Inquiry['about'],
	looks: readonly LookEffect[],
	takesRunning: boolean,
	unread = 0,
): Transition {
	const pending = new Set(looks.map(({where}) => printLocation(where)));
	const inquiry: Inquiry = {
		type: 'inquire',
		about,
		pending,
		total: pending.size,
		looks: [],
		failures: [],
		takesRunning,
		unread,
	};
	return transition({...state, dialog: toInquiryDialog(inquiry), notice: null}, ...looks);
}

const titles: Readonly<Record<Inquiry['about'], string>> = {
	answer: 'What waits in',
	survivors: 'Does anything still run in',
	cancel: 'What runs in',
};

/** How far an inquiry is, as a question that only Esc answers. */
export function toInquiryDialog(inquiry: Inquiry): Dialog {
	const {total, pending, about} = inquiry;
	const heard = total - pending.size;
	const where = total === 1 ? [...pending][0]! : `${formatCount(total)} locations`;
	return {
		title: `${titles[about]} ${where}?`,
		lines: [
			`Looking into each child execution, in its own account and Region: ${formatCount(heard)} of ${formatCount(total)}`,
		],
		intent: inquiry,
		mustType: null,
		typed: '',
		choices: [],
		takesYes: false,
	};
}
