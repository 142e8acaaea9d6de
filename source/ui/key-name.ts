import type {Key} from 'ink';

const special: ReadonlyArray<readonly [keyof Key, string]> = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'pageup'],
	['pageDown', 'pagedown'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['escape', 'escape'],
	['tab', 'tab'],
	['backspace', 'backspace'],
	['delete', 'backspace'],
];

/** A key of Ink's `useInput` as the key table names it, and the text that it would write. */
export function nameKey(input: string, key: Key): {readonly name: string; readonly text: string} {
	const known = special.find(([property]) => key[property] === true);
	if (known !== undefined) {
		return {name: known[1], text: ''};
	}

	if (key.ctrl) {
		return {name: `ctrl+${input}`, text: ''};
	}

	// A line break in a paste would end a search or confirm a question: it becomes a space.
	return {name: input === ' ' ? 'space' : input, text: input.replace(/[\r\n]+/g, ' ')};
}
