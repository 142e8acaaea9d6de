import {listCommands} from '../core/console/commands.ts';
import {keysNow} from '../core/console/keymap.ts';
import {type PaletteEntry, rankEntries} from '../core/console/palette.ts';
import type {ConsoleState} from '../core/state/state.ts';
import {keyLabel} from './key-label.ts';

/** What the palette finds for what was typed: words of its own, and every action that has a key on this screen. */
export function listPaletteEntries(state: ConsoleState): readonly PaletteEntry[] {
	const typed = state.palette?.typed ?? '';
	const commands = listCommands(state, typed);
	const hasArgument = commands.some(({name}) => name.includes(' '));
	return hasArgument ? commands : rankEntries(typed, [...commands, ...listActions(state)]);
}

/** The entry that Enter takes; `undefined` where nothing is found. */
export function findChosenEntry(state: ConsoleState): PaletteEntry | undefined {
	const entries = listPaletteEntries(state);
	return entries[Math.min(state.palette?.index ?? 0, entries.length - 1)];
}

function listActions(state: ConsoleState): readonly PaletteEntry[] {
	return keysNow(state)
		.filter(({raises}) => raises.type !== 'moved' && raises.type !== 'palette-asked')
		.map(({keys, label, raises, disabledReason}) => {
			const reason = disabledReason?.(state);
			return {
				name: label,
				completion: label,
				aside: keyLabel(keys[0]!),
				text: '',
				does: reason === undefined ? {type: 'raise', event: raises} : {type: 'refuse', reason},
			};
		});
}
