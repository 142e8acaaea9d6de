import type {CopyChoice} from '../copy-choice.ts';
import type {ConsoleState, Notice} from '../state.ts';
import {type Transition, transition} from '../transition.ts';

/** What terminals take by OSC 52, before it is written as base64. */
const mostBytes = 74_994;

/** Copy what a key of that question stands for. */
export function chooseCopy(state: ConsoleState, copies: readonly CopyChoice[], key: string): Transition {
	const chosen = copies.find(one => one.key === key);
	return chosen === undefined ? transition(state) : copyChoice({...state, dialog: null}, chosen);
}

/** Copy one of the things that can be copied here. */
export function copyChoice(state: ConsoleState, {what, text}: CopyChoice): Transition {
	return copyText(state, what.startsWith('the ') ? what : `the ${what}`, text);
}

/** Copy a text, and say no more of it than is known. */
export function copyText(state: ConsoleState, what: string, text: string): Transition {
	const bytes = new TextEncoder().encode(text).length;
	if (bytes > mostBytes) {
		const size = `${bytes.toLocaleString('en')} bytes; terminals take ${mostBytes.toLocaleString('en')}`;
		return transition({...state, notice: {text: `Too long to be copied: ${what} has ${size}`, tone: 'bad'}});
	}

	return transition({...state, notice: sayCopied(state, what)}, {type: 'copy', text});
}

function sayCopied({clipboard}: ConsoleState, what: string): Notice {
	switch (clipboard) {
		case 'taken':
			return {text: `Copied ${what}`, tone: 'good'};
		case 'sent':
			return {text: `Sent ${what} to the terminal’s clipboard, which not every terminal allows`, tone: 'info'};
		case 'tmux':
			return {
				text: `Sent ${what} to the terminal’s clipboard; in tmux it needs \`set -s set-clipboard on\``,
				tone: 'info',
			};
	}
}
