import type {Phrase} from '../../status/fit-phrases.ts';
import {formatDuration} from '../../status/format.ts';

/** The first row of every screen: where one is, and how fresh what is shown is. */
export type PlaceView = {
	/** Shown before everything else where nothing here is real: `REHEARSAL`; empty elsewhere. */
	readonly mark: string;
	/** Where one is, from the list down. */
	readonly crumbs: readonly string[];
	/** The central account and Region. */
	readonly place: string;
	/** `read-only`, or how long that is still lifted, behind what the log has that nobody has read; empty where there is nothing. */
	readonly readOnly: string;
	/** How old what is shown is, and why. */
	readonly freshness: Phrase;
	/** Whether events say what to read; empty where there is no queue of them. */
	readonly events: Phrase;
};

/** The mark of a rehearsal. */
export const rehearsalMark = 'REHEARSAL';

/** The title of the screen that every console begins with. */
export const firstTitle = 'fan-outs';

/** The place, as long as it isn't known who acts. */
export const unknownPlace = 'not signed in';

/** What is said as long as AWS has not answered. */
export const askingAws = 'asking AWS…';

/** Say whether changes are refused. @param armedForMs - For how long they aren't; `null` for not at all. */
export function sayReadOnly(isReadOnly: boolean, armedForMs: number | null): string {
	return !isReadOnly ? '' : armedForMs === null ? 'read-only' : `armed ${formatDuration(armedForMs)}`;
}

/**
The first row of a console that knows nothing yet.

It is shown before the console is loaded, which takes longer than a person waits without noticing; what follows shows the same row.
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
