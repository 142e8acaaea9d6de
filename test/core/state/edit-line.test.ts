import {describe, expect, test} from 'vitest';
import {editLine, insertInLine, type LineEdit} from '../../../source/core/state/edit-line.ts';
import {firstTyping, recallLine, rememberLine} from '../../../source/core/state/typed-lines.ts';

/** A line with its caret as `|`. */
const parse = (line: string) => {
	const [before = '', after = ''] = line.split('|');
	return {text: before + after, fromEnd: [...new Intl.Segmenter('en').segment(after)].length};
};

const print = ({text, fromEnd}: {readonly text: string; readonly fromEnd: number}) => {
	const signs = [...new Intl.Segmenter('en').segment(text)].map(({segment}) => segment);
	return [...signs.slice(0, signs.length - fromEnd), '|', ...signs.slice(signs.length - fromEnd)].join('');
};

describe('a line', () => {
	test.each<[LineEdit, string, string]>([
		['left', 'ab|', 'a|b'],
		['left', '|ab', '|ab'],
		['right', 'a|b', 'ab|'],
		['right', 'ab|', 'ab|'],
		['start', 'ab|c', '|abc'],
		['end', 'a|bc', 'abc|'],
		['word-left', 'one two |', 'one |two '],
		['word-left', 'one t|wo', 'one |two'],
		['word-right', '|one two', 'one| two'],
		['erase-back', 'ab|c', 'a|c'],
		['erase-back', '|abc', '|abc'],
		['erase-back', 'a👨‍👩‍👧|b', 'a|b'],
		['erase-next', 'a|bc', 'a|c'],
		['erase-next', 'abc|', 'abc|'],
		['erase-word', 'one two|', 'one |'],
		['erase-word', 'one two  |', 'one |'],
		['erase-word', 'one t|wo', 'one |wo'],
		['erase-word', '|one', '|one'],
		['erase-start', 'one t|wo', '|wo'],
		['erase-start', 'one|', '|'],
	])('%s: %s → %s', (edit, before, after) => {
		expect(print(editLine(parse(before), edit))).toBe(after);
	});

	test('what is typed goes in at the caret', () => {
		expect(print(insertInLine(parse('a|c'), 'b'))).toBe('ab|c');
		expect(print(insertInLine(parse('|'), 'é'))).toBe('é|');
	});
});

describe('lines that were typed before', () => {
	const typing = ['region:eu', 'msg:role', 'region:us'].reduce(
		(known, line) => rememberLine(known, 'search', line),
		firstTyping,
	);

	test('come back from the newest on, and behind it comes what was typed', () => {
		const first = recallLine(typing, 'search', '', 'older')!;
		expect(first.text).toBe('region:us');
		const second = recallLine(first.typing, 'search', first.text, 'older')!;
		expect(second.text).toBe('msg:role');
		const back = recallLine(second.typing, 'search', second.text, 'newer')!;
		expect(back.text).toBe('region:us');
		expect(recallLine(back.typing, 'search', back.text, 'newer')!.text).toBe('');
	});

	test('are those that begin as what was typed does, and end with the oldest', () => {
		const first = recallLine(typing, 'search', 'region', 'older')!;
		const second = recallLine(first.typing, 'search', first.text, 'older')!;
		expect([first.text, second.text]).toEqual(['region:us', 'region:eu']);
		expect(recallLine(second.typing, 'search', second.text, 'older')).toBeUndefined();
		expect(recallLine(typing, 'search', 'msg', 'newer')).toBeUndefined();
		expect(recallLine(typing, 'command', '', 'older')).toBeUndefined();
	});

	test('are kept once each, the last 200 of them, and none that is empty', () => {
		expect(rememberLine(typing, 'search', ' msg:role ').known.search).toEqual(['region:eu', 'region:us', 'msg:role']);
		expect(rememberLine(typing, 'search', '  ').known).toBe(typing.known);
		const many = Array.from({length: 300}, (_, place) => `line ${place}`).reduce(
			(known, line) => rememberLine(known, 'command', line),
			typing,
		);
		expect(many.known.command).toHaveLength(200);
		expect(many.known.command.at(-1)).toBe('line 299');
	});
});
