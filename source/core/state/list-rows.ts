import type {ListView} from './screen.ts';

/** Place of the cursor in a list of IDs; 0 where its row has gone. */
export function cursorIndex(ids: readonly string[], {cursorId}: ListView): number {
	return Math.max(0, cursorId === null ? 0 : ids.indexOf(cursorId));
}
