import type {SearchField} from '../domain/search/parse-query.ts';
import type {MatrixView} from '../matrix/matrix-view.ts';

/**
A screen of the stack, with all that the operator would miss on coming back to it.

Every room has a type of its own for its screen; this is what all have in common, and all that whoever isn't that room may know of it.
*/
export type OpenScreen = {
	readonly name: string;
	readonly about: About;
	/** The fan-out whose locations it shows as a matrix; left out on every other screen, like the next two. */
	readonly executionId?: string;
	/** Whether it shows that one by itself, without what its other attempts came to. */
	readonly isAlone?: boolean;
	readonly view?: MatrixView;
	/** Executions that are followed for it, in addition to those of matrices; left out for none. */
	readonly follows?: readonly string[];
	/** The run over rings that it shows; left out on every other screen. */
	readonly runId?: string;
	/** The execution below a fan-out that it is about; left out on every other screen. */
	readonly viewKey?: string;
	/** Where one stands in its list, or in its text; it has one of them at most. */
	readonly list?: ListView;
	readonly text?: TextView;
};

/** What a screen belongs to. The failures of that are shown above the screen, and so is the progress of a fan-out. A launch that is being configured, a run over rings and a pair of fan-outs belong to no single fan-out. A screen about the setup shows its failures itself. */
type About = 'list' | 'fan-out' | 'execution' | 'run' | 'pair' | 'launch' | 'console' | 'setup';

/** A screen that shows the locations of a fan-out as a matrix. */
export type LocationsScreen = OpenScreen & Required<Pick<OpenScreen, 'executionId' | 'isAlone' | 'view'>>;

/** Where one stands in a list. The cursor is an ID, so that it stays on its row whatever arrives or is sorted. */
export type ListView = {
	/** `null` stands for the first row. */
	readonly cursorId: string | null;
	readonly search: string;
	/** Whether keys go to the search line. */
	readonly isSearching: boolean;
};

/** Where one stands in a text that scrolls. */
export type TextView = {
	/** First line shown, from 0. May lie beyond the end after a resize; a reader clamps it. */
	readonly top: number;
	readonly search: string;
	readonly isSearching: boolean;
};

export const topOfText: TextView = {top: 0, search: '', isSearching: false};
export const topOfList: ListView = {cursorId: null, search: '', isSearching: false};

/** Whether a screen shows locations as a matrix. */
export function showsLocations(screen: OpenScreen): screen is LocationsScreen {
	return screen.view !== undefined && screen.executionId !== undefined;
}

/** A search line: what is searched for, and whether keys go there. */
export type Search = {readonly search: string; readonly isSearching: boolean};

/** A search with the fields that its terms may name. */
export type FieldSearch = Search & {readonly fields: readonly SearchField[]};

const noSearch: Search = {search: '', isSearching: false};

/** The search in a screen's view, list or text; empty where it has none of them. */
export function searchOf({view, list, text}: OpenScreen): Search {
	return view ?? list ?? text ?? noSearch;
}
