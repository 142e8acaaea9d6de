import type {SearchField} from '../../domain/search/parse-query.ts';
import {type Direction, measureStride, type Stride} from '../../matrix/move.ts';
import type {LineEdit} from '../../state/edit-line.ts';
import type {Search} from '../../state/screen.ts';
import {transition} from '../../state/transition.ts';
import type {Configure} from './configure.ts';
import type {ConfigureTransition, Configuring} from './configuring.ts';
import {layOutSections} from './layout.ts';

/** What an open section does with the keys that every screen has. An open prompt takes them first. */
export type SectionPart = {
	move(state: Configuring, direction: Direction, stride: Stride): ConfigureTransition;
	enter(state: Configuring): ConfigureTransition;
	/** Leave what narrows the section, the innermost first; `undefined` where nothing does, and Esc leaves the screens. */
	back(state: Configuring): ConfigureTransition | undefined;
	/** Its search; left out where there is nothing to search. */
	readonly search?: SectionSearch;
	/** Insert a text where the operator types. */
	write(state: Configuring, text: string): ConfigureTransition;
	/** Move the caret of the text that the operator types into, or delete a part of that text. */
	edit(state: Configuring, edit: LineEdit): ConfigureTransition;
	/** Drop AWS's responses for this section alone, and request them again. */
	renew(state: Configuring): ConfigureTransition;
};

/** The search of a section: its line is the one of every screen. */
export type SectionSearch = {
	/** The fields that its terms may name. */
	readonly fields: readonly SearchField[];
	of(configure: Configure): Search;
	/** Search for something else, or open or close the search line. */
	change(state: Configuring, search: Search): ConfigureTransition;
	/** How many of its rows are shown, and of how many. */
	found(state: Configuring): {readonly shown: number; readonly of: number};
};

/** A section without typing, search or requests. */
export const plainPart = {
	back: () => undefined,
	write: (state: Configuring) => transition(state),
	edit: (state: Configuring) => transition(state),
	renew: (state: Configuring) => transition(state),
} as const;

/** Join a pasted text into one line. */
export function inOneLine(text: string): string {
	return text.replace(/[\r\n]+/g, ' ');
}

/** How far a key moves, in rows or characters: up and left are negative. */
export function distanceOf(state: Configuring, direction: Direction, stride: Stride): number {
	const page = Math.max(1, layOutSections(state).body.rows - 4);
	const distance = measureStride(stride, {page, end: Number.MAX_SAFE_INTEGER});
	return direction === 'up' || direction === 'left' ? -distance : distance;
}

/** Whether a key moves sideways. */
export function isAcross(direction: Direction): boolean {
	return direction === 'left' || direction === 'right';
}
