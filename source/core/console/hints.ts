import type {ConsoleState} from '../state/state.ts';
import {pressedAlone, refuseKey} from './key-rule.ts';
import {keysNow, type ListedKey} from './keymap.ts';

/** A key that the last row names. */
export type HintedKey = ListedKey & {readonly hint: string};

/** The keys that the last row may name: those with a hint that have something to act on, without those that change something while the screen shows the past. */
export function selectHints(state: ConsoleState): readonly HintedKey[] {
	return keysNow(state).filter(
		(row): row is HintedKey =>
			row.hint !== undefined &&
			row.isHinted?.(state) !== false &&
			refuseKey(state, row.raises, pressedAlone) !== 'past',
	);
}
