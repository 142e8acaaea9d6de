import {type Direction, measureStride, type Stride} from '../../matrix/move.ts';
import {transition} from '../../state/transition.ts';
import {type ConfigureTransition, type Configuring, say} from './configuring.ts';
import {layOutSections} from './layout.ts';

/** What an open section does with the keys that every screen has. An open prompt takes them first. */
export type SectionPart = {
	move(state: Configuring, direction: Direction, stride: Stride): ConfigureTransition;
	enter(state: Configuring): ConfigureTransition;
	/** Leave what narrows the section, the innermost first; `undefined` where nothing does, and Esc leaves the screens. */
	back(state: Configuring): ConfigureTransition | undefined;
	/** Search for something else; keys go to the search line. */
	search(state: Configuring, change: (text: string) => string): ConfigureTransition;
	/** Insert a text where the operator types. */
	write(state: Configuring, text: string): ConfigureTransition;
	/** Delete the character before the caret. */
	erase(state: Configuring): ConfigureTransition;
	/** Empty the field or line that the operator types into. */
	clear(state: Configuring): ConfigureTransition;
	/** Drop AWS's responses for this section alone, and request them again. */
	renew(state: Configuring): ConfigureTransition;
};

type Write = Pick<SectionPart, 'write' | 'erase' | 'clear'>;

/** Typing, where only a search line takes text: while it is closed, nothing does. */
export function writeInSearch(isOpen: (state: Configuring) => boolean, search: SectionPart['search']): Write {
	const change = (state: Configuring, changeText: (text: string) => string): ConfigureTransition =>
		isOpen(state) ? search(state, changeText) : transition(state);
	return {
		write: (state, text) => change(state, before => before + inOneLine(text)),
		erase: state => change(state, before => before.slice(0, -1)),
		clear: state => change(state, () => ''),
	};
}

/** A section without typing, search or requests. */
export const plainPart = {
	back: () => undefined,
	search: (state: Configuring) => say(state, 'Nothing to search here'),
	write: (state: Configuring) => transition(state),
	erase: (state: Configuring) => transition(state),
	clear: (state: Configuring) => transition(state),
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
