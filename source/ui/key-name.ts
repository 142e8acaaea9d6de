import type {Key} from 'ink';
import {characterKey, noModifiers} from '../terminal/key-press.ts';

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

/**
The keys of one call of Ink's `useInput`, as the key table names them, and the text that each would write.

Keys that arrive together, over a slow line or from a script, are one input to Ink. What has a line break in its middle is taken for a paste.
*/
export function nameKeys(input: string, key: Key): ReadonlyArray<{readonly name: string; readonly text: string}> {
	const known = special.find(([property]) => key[property] === true);
	if (known !== undefined) {
		return [{name: known[1], text: ''}];
	}

	if (key.ctrl) {
		return [{name: `ctrl+${input}`, text: ''}];
	}

	if (/[\r\n]./s.test(input)) {
		// A line break in a paste would end a search or confirm a question: it becomes a space.
		return [{name: 'paste', text: input.replace(/[\r\n]+/g, ' ')}];
	}

	return [...input].map(character => characterKey(character, noModifiers, character));
}
