import {type CopyChoice, listCopies} from '../copy-text.ts';
import type {ConsoleState} from '../state.ts';
import {type Step, step} from '../step.ts';

/** Columns that stand beside what could be copied: the frame, the key and its name. */
const besideColumns = 24;

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
	const named = what.startsWith('the ') ? what : `the ${what}`;
	return step({...state, notice: {text: `Copied ${named}`, tone: 'good'}}, {type: 'copy', text});
}
