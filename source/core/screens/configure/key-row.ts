import type {KeyRow, SharedKeyEvent} from '../../state/room.ts';
import type {PromptKind, Section} from './configure.ts';
import type {ConfigureKeyEvent} from './events.ts';

/** A key of the configure screens, and in which of their sections it counts; left out for all. */
export type ConfigureKeyRow = KeyRow<ConfigureKeyEvent | SharedKeyEvent> & {readonly in?: readonly Section[]};

type OwnRow = Omit<ConfigureKeyRow, 'in'>;

/** Keys that count in some sections only. */
export function keysIn(sections: readonly Section[], rows: readonly OwnRow[]): readonly ConfigureKeyRow[] {
	return rows.map(row => ({...row, in: sections}));
}

/** Enter: each section says what it does there. */
export const enterRow = (label: string, hint: string): OwnRow => ({
	keys: ['enter'],
	label,
	hint,
	raises: {type: 'entered'},
});

/** The search of a list, and what it reads. */
export const searchRow = (what: string): OwnRow => ({
	keys: ['/'],
	label: `search: ${what}`,
	hint: 'search',
	raises: {type: 'search-began'},
});

/** A key that opens a line to type into. */
export const promptRow = (key: string, kind: PromptKind, label: string, hint?: string): OwnRow => ({
	keys: [key],
	label,
	...(hint === undefined ? {} : {hint}),
	raises: {type: 'prompt-asked', kind},
});
