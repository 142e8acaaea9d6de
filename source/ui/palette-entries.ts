import {isArgument, listCommands} from '../core/console/commands.ts';
import {keysNow} from '../core/console/keymap.ts';
import {type PaletteEntry, rankEntries} from '../core/console/palette.ts';
import {createMemory} from '../core/grid/remember.ts';
import {headerRowCount} from '../core/state/select/frame.ts';
import type {ConsoleState} from '../core/state/state.ts';
import {keyLabel} from './key-label.ts';

const remember = createMemory<readonly PaletteEntry[]>();

/** What the palette finds for what was typed: words of its own, and every action that has a key on this screen. */
export function listPaletteEntries(state: ConsoleState): readonly PaletteEntry[] {
	return remember(state, [], () => {
		const typed = state.palette?.typed ?? '';
		const commands = listCommands(state, typed);
		return isArgument(typed) ? commands : rankEntries(typed, [...commands, ...listActions(state)]);
	});
}

/** Index of the entry that Enter takes. */
export function chosenPlace(state: ConsoleState): number {
	return Math.max(0, Math.min(state.palette?.index ?? 0, listPaletteEntries(state).length - 1));
}

/** The entry that Enter takes; `undefined` where nothing is found. */
export function findChosenEntry(state: ConsoleState): PaletteEntry | undefined {
	return listPaletteEntries(state)[chosenPlace(state)];
}

/** How many candidates are shown at once. */
const mostRows = 12;

/** The height of the candidates: at most half of the screen below the header, and constant while the operator types, so that the list doesn't move. */
export function paletteRowCount(state: ConsoleState): number {
	return Math.max(1, Math.min(mostRows, Math.floor((state.size.rows - headerRowCount(state)) / 2)));
}

function listActions(state: ConsoleState): readonly PaletteEntry[] {
	return keysNow(state)
		.filter(({raises}) => raises.type !== 'moved' && raises.type !== 'palette-asked')
		.map(({keys, label, raises, disabledReason}) => {
			const reason = disabledReason?.(state);
			return {
				name: label,
				completion: label,
				aside: keys[0] === undefined ? '' : keyLabel(keys[0]),
				text: '',
				does: reason === undefined ? {type: 'raise', event: raises} : {type: 'refuse', reason},
			};
		});
}
