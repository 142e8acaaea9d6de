import type {KeyRow, SharedKeyEvent} from '../../state/room.ts';
import type {Section} from './configure.ts';
import type {ConfigureKeyEvent} from './events.ts';

/** A key of the configure screens, and in which of their sections it counts; left out for all. */
export type ConfigureKeyRow = KeyRow<ConfigureKeyEvent | SharedKeyEvent> & {readonly in?: readonly Section[]};

/** Keys that count in some sections only. */
export function keysIn(
	sections: readonly Section[],
	rows: ReadonlyArray<Omit<ConfigureKeyRow, 'in'>>,
): readonly ConfigureKeyRow[] {
	return rows.map(row => ({...row, in: sections}));
}
