import type {MatrixFilter, MatrixView} from '../matrix/matrix-view.ts';
import type {StepPlace} from '../screens/step/rows.ts';
import type {LaneKind} from '../status/timeline.ts';

/** A screen of the stack, with all that the operator would miss on coming back to it. */
export type Screen =
	| {readonly name: 'fan-outs'; readonly list: ListView}
	/** The matrix of an execution; `isAlone` shows it by itself, without what its other attempts came to. */
	| {readonly name: 'matrix'; readonly executionId: string; readonly isAlone: boolean; readonly view: MatrixView}
	| {readonly name: 'execution'; readonly viewKey: string; readonly list: ListView; readonly filter: MatrixFilter}
	| {
			readonly name: 'step';
			readonly viewKey: string;
			readonly stepExecutionId: string;
			readonly text: TextView;
			readonly place: StepPlace;
			/** Lines folded or unfolded, the other way than they come. */
			readonly toggled: ReadonlySet<string>;
	  }
	/** Failures by cause; `isRaw` shows the messages as AWS sent them. */
	| {readonly name: 'failures'; readonly list: ListView; readonly isRaw: boolean}
	/** A value compared over all locations; what is compared is in `ConsoleState.compare`. */
	| {readonly name: 'compare'; readonly list: ListView}
	| {readonly name: 'timeline'; readonly text: TextView; readonly lanes: LaneKind}
	/** A launch being configured: all of it is in `ConsoleState.configure`. */
	| {readonly name: 'configure'}
	| {readonly name: 'help'; readonly text: TextView}
	| {readonly name: 'log'; readonly text: TextView};

export type ScreenName = Screen['name'];

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
