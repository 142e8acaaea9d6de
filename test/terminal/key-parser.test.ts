import {expect, test} from 'vitest';
import {KeyParser} from '../../source/terminal/key-parser.ts';

/** Names of the keys of one input, replies in angle brackets, what is left pending flushed. */
function names(input: string): string[] {
	const parser = new KeyParser();
	return [...parser.push(input), ...parser.flush()].map(found =>
		typeof found === 'string' ? `<${found}>` : found.name,
	);
}

test.each([
	['abc', ['a', 'b', 'c']],
	['jR/', ['j', 'R', '/']],
	[' é日😀', ['space', 'é', '日', '😀']],
	['\r', ['enter']],
	['\n', ['enter']],
	['\t\u{7F}\u{8}', ['tab', 'backspace', 'backspace']],
	['\u{1}\u{C}\u{1A}\u{0}\u{1C}', ['ctrl+a', 'ctrl+l', 'ctrl+z', 'ctrl+space', 'ctrl+\\']],
	['\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D', ['up', 'down', 'right', 'left']],
	['\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD\u{1B}OH\u{1B}OF', ['up', 'down', 'right', 'left', 'home', 'end']],
	['\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~', ['home', 'end', 'home', 'end', 'home', 'end']],
	['\u{1B}[5~\u{1B}[6~\u{1B}[2~\u{1B}[3~', ['pageup', 'pagedown', 'insert', 'delete']],
	['\u{1B}OP\u{1B}[12~\u{1B}[15~\u{1B}[24~\u{1B}[[C', ['f1', 'f2', 'f5', 'f12', 'f3']],
	['\u{1B}[Z', ['shift+tab']],
	[
		'\u{1B}[1;5A\u{1B}[1;3C\u{1B}[1;2R\u{1B}[6;5~\u{1B}[3;2~',
		['ctrl+up', 'alt+right', 'shift+f3', 'ctrl+pagedown', 'shift+delete'],
	],
	['\u{1B}[a\u{1B}Oa\u{1B}[5^\u{1B}[5@', ['shift+up', 'ctrl+up', 'ctrl+pageup', 'ctrl+shift+pageup']],
	['\u{1B}x\u{1B}X\u{1B}\r\u{1B}\u{7F}\u{1B}é', ['alt+x', 'alt+X', 'alt+enter', 'alt+backspace', 'alt+é']],
	['\u{1B}', ['escape']],
	['\u{1B}\u{1B}', ['escape', 'escape']],
	['\u{1B}[', ['alt+[']],
	['\u{1B}O', ['alt+O']],
	['\u{1B}Oj\u{1B}OM\u{1B}Oq', ['*', 'enter', '1']],
	['\u{1B}[97;5u\u{1B}[13;2u\u{1B}[27;5;9~', ['ctrl+a', 'shift+enter', 'ctrl+tab']],
])('%j is %j', (input, expected) => {
	expect(names(input)).toEqual(expected);
});

test.each([
	['an acknowledgement', '\u{1B}[0n', ['<status-reply>']],
	['a report of a malfunction, which is an answer all the same', '\u{1B}[3n', ['<status-reply>']],
	['a cursor position', '\u{1B}[24;80R', []],
	['device attributes', '\u{1B}[?62;22c\u{1B}[>41;354;0c', []],
	['a mode report', '\u{1B}[?2026;2$y', []],
	['keyboard flags', '\u{1B}[?1u', []],
	['focus', '\u{1B}[I\u{1B}[O', []],
	['a mouse report', '\u{1B}[<0;12;5M\u{1B}[<0;12;5m\u{1B}[M !!', []],
	['a colour', '\u{1B}]11;rgb:0000/0000/0000\u{7}\u{1B}]10;rgb:ffff/ffff/ffff\u{1B}\\', []],
	['a terminal’s version', '\u{1B}P>|XTerm(390)\u{1B}\\', []],
])('%s is no key', (_, reply, expected) => {
	expect(names(`a${reply}b`)).toEqual(['a', ...expected, 'b']);
});

test('keys and sequences may be split anywhere', () => {
	const input = 'a\u{1B}[1;5A\u{1B}OP\u{1B}[200~x\u{1B}[A\r\ny\u{1B}[201~\u{1B}[0nb\u{1B}[3~';
	const expected = names(input);
	expect(expected).toEqual(['a', 'ctrl+up', 'f1', 'paste', '<status-reply>', 'b', 'delete']);
	for (let index = 1; index < input.length; index++) {
		const parser = new KeyParser();
		const found = [...parser.push(input.slice(0, index)), ...parser.push(input.slice(index))];
		expect(found.map(key => (typeof key === 'string' ? `<${key}>` : key.name))).toEqual(expected);
	}
});

test('a paste is one key, with its text, line ends as line feeds, and nothing in it taken for a key', () => {
	const [key] = new KeyParser().push('\u{1B}[200~one\r\ntwo\rq\u{1B}[A\u{1B}[201~');
	expect(key).toMatchObject({name: 'paste', paste: true, text: 'one\ntwo\nq\u{1B}[A'});
});

test('a paste waits for its end, however long that takes', () => {
	const parser = new KeyParser();
	expect(parser.push('\u{1B}[200~abc\u{1B}[20')).toEqual([]);
	expect(parser.flush()).toEqual([]);
	expect(parser.push('1~')).toMatchObject([{name: 'paste', text: 'abc'}]);
});

test('a text key carries what it writes, a named one nothing', () => {
	const parser = new KeyParser();
	expect(parser.push('R \u{1B}[A\u{3}')).toMatchObject([
		{name: 'R', text: 'R', shift: true, ctrl: false},
		{name: 'space', text: ' '},
		{name: 'up', text: ''},
		{name: 'ctrl+c', text: '', ctrl: true},
	]);
});

test('half a sequence that never goes on is dropped, and the next key counts', () => {
	const parser = new KeyParser();
	expect(parser.push('\u{1B}[1;')).toEqual([]);
	expect(parser.isPending).toBe(true);
	expect(parser.flush()).toEqual([]);
	expect(parser.push('a')).toMatchObject([{name: 'a'}]);
});

test('a sequence cut short by another doesn’t swallow it', () => {
	expect(names('\u{1B}[1;\u{1B}[A')).toEqual(['up']);
});
