import type {ConsoleState, Notice} from '../state/state.ts';
import {type Step, step} from '../state/step.ts';
import {type CopyChoice, listCopies} from './copy-text.ts';

/** Columns that stand beside what could be copied: the frame, the key and its name. */
const besideColumns = 24;
/** What terminals take by OSC 52, before it is written as base64. */
const mostBytes = 74_994;

/** Copy what is here; where that may be several things, ask which. */
export function askForCopy(state: ConsoleState): Step {
	const choices = listCopies(state);
	const [first, ...others] = choices;
	if (first === undefined) {
		return step({...state, notice: {text: 'Nothing to copy here', tone: 'info'}});
	}

	if (others.length === 0) {
		return copy(state, first);
	}

	const shown = Math.max(10, state.size.columns - besideColumns);
	return step({
		...state,
		notice: null,
		dialog: {
			title: 'Copy what?',
			lines: choices.map(
				({key, what, text}) =>
					`${key}  ${what.padEnd(13)}${text
						.slice(0, 4 * shown)
						.replace(/\s+/g, ' ')
						.slice(0, shown)}`,
			),
			action: {type: 'copy', copies: choices},
			mustType: null,
			typed: '',
			takesYes: false,
			choices: choices.map(({key}) => ({key, label: ''})),
		},
	});
}

/** Copy what a key of that question stands for. */
export function chooseCopy(state: ConsoleState, copies: readonly CopyChoice[], key: string): Step {
	const chosen = copies.find(one => one.key === key);
	return chosen === undefined ? step(state) : copy({...state, dialog: null}, chosen);
}

function copy(state: ConsoleState, {what, text}: CopyChoice): Step {
	return copyText(state, what.startsWith('the ') ? what : `the ${what}`, text);
}

/** Copy a text, and say no more of it than is known. */
export function copyText(state: ConsoleState, what: string, text: string): Step {
	const bytes = new TextEncoder().encode(text).length;
	if (bytes > mostBytes) {
		const size = `${bytes.toLocaleString('en')} bytes; terminals take ${mostBytes.toLocaleString('en')}`;
		return step({...state, notice: {text: `Too long to be copied: ${what} has ${size}`, tone: 'bad'}});
	}

	return step({...state, notice: sayCopied(state, what)}, {type: 'copy', text});
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
