import type {ListView} from './screen.ts';

/** Place of the cursor in a list of IDs; 0 where its row has gone. */
export function cursorIndex(ids: readonly string[], {cursorId}: ListView): number {
	return Math.max(0, cursorId === null ? 0 : ids.indexOf(cursorId));
}

/** Whether one of the words holds what is searched for; with `!` in front, whether none does. */
export function holdsSearch(words: ReadonlyArray<string | null>, search: string): boolean {
	const isInverted = search.startsWith('!');
	const text = (isInverted ? search.slice(1) : search).trim().toLowerCase();
	return text === '' || words.some(word => word?.toLowerCase().includes(text) ?? false) !== isInverted;
}
