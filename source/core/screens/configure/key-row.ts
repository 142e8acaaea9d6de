import type {KeyRow, SharedKeyEvent} from '../../state/room.ts';
import type {PromptKind, Section} from './configure.ts';
import type {ConfigureKeyEvent} from './events.ts';

/** A key of the configure screens, and the sections in which it acts; left out for all. */
export type ConfigureKeyRow = KeyRow<ConfigureKeyEvent | SharedKeyEvent> & {
	readonly in?: readonly Section[];
	/** Whether the footer names it only while a text is written; left out for no. */
	readonly isOfText?: boolean;
};

type OwnRow = Omit<ConfigureKeyRow, 'in'>;

/** Make keys that act in some sections only. */
export function keysIn(sections: readonly Section[], rows: readonly OwnRow[]): readonly ConfigureKeyRow[] {
	return rows.map(row => ({...row, in: sections}));
}

/** Enter, with what it does in a section. */
export const enterRow = (label: string, hint: string): OwnRow => ({
	keys: ['enter'],
	label,
	hint,
	raises: {type: 'entered'},
});

/** The key that searches a list, with what it searches. */
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
