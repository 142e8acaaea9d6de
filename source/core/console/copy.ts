import {copyChoice} from '../state/reducers/copy.ts';
import type {ConsoleState} from '../state/state.ts';
import {type Transition, transition} from '../state/transition.ts';
import {listCopies} from './copy-text.ts';

/** Columns that stand beside what could be copied: the frame, the key and its name. */
const besideColumns = 24;

/** Copy what is here; where that may be several things, ask which. */
export function askForCopy(state: ConsoleState): Transition {
	const choices = listCopies(state);
	const [first, ...others] = choices;
	if (first === undefined) {
		return transition({...state, notice: {text: 'Nothing to copy here', tone: 'info'}});
	}

	if (others.length === 0) {
		return copyChoice(state, first);
	}

	const shown = Math.max(10, state.size.columns - besideColumns);
	return transition({
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
			intent: {type: 'copy', copies: choices},
			mustType: null,
			typed: '',
			takesYes: false,
			choices: choices.map(({key}) => ({key, label: ''})),
		},
	});
}
