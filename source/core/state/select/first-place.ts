import type {Phrase} from '../../status/fit-phrases.ts';
import {formatDuration} from '../../status/format.ts';

/** The first row of every screen: where the operator is, and how old the shown data is. */
export type PlaceView = {
	/** `REHEARSAL`, before everything else, where nothing is real; empty elsewhere. */
	readonly mark: string;
	/** The titles of the open screens, from the list down. */
	readonly crumbs: readonly string[];
	/** The central account and Region. */
	readonly place: string;
	/** What nobody has read in the log, then `read-only` or for how long changes are still allowed; empty where there is nothing to say. */
	readonly readOnly: string;
	/** How old the shown data is, and why. */
	readonly freshness: Phrase;
	/** The state of the events; empty where there is no queue of them. */
	readonly events: Phrase;
};

/** The mark of a rehearsal. */
export const rehearsalMark = 'REHEARSAL';

/** The title of the screen that every console begins with. */
export const firstTitle = 'fan-outs';

/** The place, until it is known who acts. */
export const unknownPlace = 'not signed in';

/** The freshness before AWS has answered. */
export const askingAws = 'asking AWS…';

/** Say whether changes are refused. @param armedForMs - How long they are still allowed; `null` where they aren't. */
export function sayReadOnly(isReadOnly: boolean, armedForMs: number | null): string {
	return !isReadOnly ? '' : armedForMs === null ? 'read-only' : `armed ${formatDuration(armedForMs)}`;
}

/**
The first row of a console that knows nothing yet.

It is shown before the console is loaded, which takes long enough for a person to notice; the console then shows the same row.
*/
export function selectFirstPlace(options: {
	readonly isRehearsal: boolean;
	readonly isReadOnly: boolean;
	readonly armForMs?: number | undefined;
}): PlaceView {
	return {
		mark: options.isRehearsal ? rehearsalMark : '',
		crumbs: [firstTitle],
		place: unknownPlace,
		readOnly: sayReadOnly(options.isReadOnly, options.armForMs ?? null),
		freshness: {text: askingAws, tone: 'muted'},
		events: {text: '', tone: 'muted'},
	};
}
