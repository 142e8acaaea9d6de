import {expect, test} from 'vitest';
import {type Found, KeyParser} from '../../source/terminal/key-parser.ts';

/** Names of the keys of one input, replies in angle brackets, what is left pending flushed. */
function names(input: string): string[] {
	const parser = new KeyParser();
	return [...parser.push(input), ...parser.flush()].map(nameOf);
}

function nameOf(found: Found): string {
	return typeof found === 'string' ? `<${found}>` : 'name' in found ? found.name : `${found.mouse} ${found.button}`;
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
	// The keypad in application mode.
	['\u{1B}Oj\u{1B}OM\u{1B}Oq', ['*', 'enter', '1']],
	['\u{1B}Op\u{1B}Ot\u{1B}Oy\u{1B}On\u{1B}Oo', ['0', '4', '9', '.', '/']],
	// PuTTY and rxvt send Alt as an Esc before the key.
	['\u{1B}\u{1B}[A\u{1B}\u{1B}OB\u{1B}\u{1B}[5~', ['alt+up', 'alt+down', 'alt+pageup']],
	['\u{1B}\u{1B}[1;5C\u{1B}\u{1B}[a', ['ctrl+alt+right', 'alt+shift+up']],
	// An Esc before anything that is no key was pressed.
	['\u{1B}\u{1B}[0n\u{1B}\u{1B}[200~x\u{1B}[201~', ['escape', '<status-reply>', 'escape', 'paste']],
	['\u{1B}\u{1B}x\u{1B}\u{1B}[', ['escape', 'alt+x', 'escape', 'alt+[']],
	// rxvt ends a key with Shift with a dollar.
	['\u{1B}[7$\u{1B}[8$\u{1B}[5$q', ['shift+home', 'shift+end', 'shift+pageup', 'q']],
	// Kitty's protocol, left on by a program that ended badly: presses and repeats are keys, what is let go is none.
	['\u{1B}[97;1:1u\u{1B}[97;1:2u\u{1B}[97;1:3u', ['a', 'a']],
	['\u{1B}[1;1:1A\u{1B}[1;1:3A\u{1B}[3;1:3~\u{1B}[13;1:3u', ['up']],
	['\u{1B}[114;2u\u{1B}[114:82;2u\u{1B}[49:33;2u\u{1B}[114;65u\u{1B}[233;;233u', ['R', 'R', '!', 'R', 'é']],
	['\u{1B}[27u\u{1B}[99;5u\u{1B}[127u\u{1B}[9;2u', ['escape', 'ctrl+c', 'backspace', 'shift+tab']],
	['\u{1B}[57399u\u{1B}[57414u\u{1B}[57419u\u{1B}[57413u\u{1B}[57441;2u', ['0', 'enter', 'up', '+']],
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
	['a mouse report of the oldest kind, or of no button', '\u{1B}[M !!\u{1B}[<35;12;5M\u{1B}[<66;1;1M', []],
	['a mode of the ANSI kind', '\u{1B}[4;2$y', []],
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
		expect(found.map(nameOf)).toEqual(expected);
	}
});

test('a paste is one key, with its text, line ends as line feeds, and nothing in it taken for a key', () => {
	const [key] = new KeyParser().push('\u{1B}[200~one\r\ntwo\rq\u{1B}[A\u{1B}[201~');
	expect(key).toMatchObject({name: 'paste', paste: true, text: 'one\ntwo\nq\u{1B}[A'});
});

test('a mark that ends a paste may be split', () => {
	const parser = new KeyParser();
	expect(parser.push('\u{1B}[200~abc\u{1B}[20')).toEqual([]);
	expect(parser.push('1~')).toMatchObject([{name: 'paste', text: 'abc'}]);
});

test('a paste whose end never comes is a paste of what came', () => {
	const parser = new KeyParser();
	expect(parser.push('\u{1B}[200~abc')).toEqual([]);
	expect(parser.waitsFor).toBe('paste');
	expect(parser.flush()).toMatchObject([{name: 'paste', text: 'abc'}]);
	expect(parser.push('q\u{1B}[201~')).toMatchObject([{name: 'q'}]);
	expect(parser.waitsFor).toBeUndefined();
});

test('Ctrl+C in a read of its own ends whatever has begun, and counts', () => {
	for (const begun of [
		'\u{1B}[200~abc',
		'\u{1B}]52;c;abc',
		'\u{1B}P>|x',
		'\u{1B}[1;',
		'\u{1B}O',
		'\u{1B}[M!',
		'\u{1B}',
	]) {
		const parser = new KeyParser();
		parser.push(begun);
		expect(parser.push('\u{3}').map(nameOf).at(-1), JSON.stringify(begun)).toBe('ctrl+c');
		expect(parser.waitsFor).toBeUndefined();
	}
});

test('Ctrl+C among the text of a paste is text', () => {
	const parser = new KeyParser();
	parser.push('\u{1B}[200~abc');
	expect(parser.push('\u{3}d\u{1B}[201~')).toMatchObject([{name: 'paste', text: 'abc\u{3}d'}]);
});

test('an Esc in a read of its own ends a paste, unless it begins the end mark', () => {
	const ended = new KeyParser();
	ended.push('\u{1B}[200~abc');
	expect(ended.push('\u{1B}')).toEqual([]);
	expect(ended.waitsFor).toBe('escape');
	expect(ended.flush().map(nameOf)).toEqual(['paste', 'escape']);
	// The rest of a mark that a slow line has split is no text.
	expect(ended.push('[201~j').map(nameOf)).toEqual(['j']);
	const split = new KeyParser();
	split.push('\u{1B}[200~abc');
	split.push('\u{1B}');
	expect(split.push('[201~')).toMatchObject([{name: 'paste', text: 'abc'}]);
});

test('a reply that is cut short swallows no key', () => {
	expect(names('\u{1B}]11;rgb:00\u{1B}[A')).toEqual(['up']);
	expect(names('\u{1B}P>|XTerm\rq')).toEqual(['enter', 'q']);
	const parser = new KeyParser();
	parser.push('\u{1B}]52;c;');
	expect(parser.waitsFor).toBe('sequence');
	expect(parser.flush()).toEqual([]);
	expect(parser.push('q').map(nameOf)).toEqual(['q']);
});

test.each([
	['an acknowledgement without its Esc', '[0n', ['<status-reply>']],
	['without its bracket', '\u{1B}0n', ['<status-reply>']],
	['without its number', '\u{1B}[n', []],
	['without its end', '\u{1B}[0', []],
	['device attributes without their Esc', '[?62;22c', []],
	['a mouse report without its Esc', '[<0;12;5M', []],
	['a key without its Esc', '[5~', []],
	['what is typed', '[n', ['[', 'n']],
])('%s', (_, input, expected) => {
	expect(names(input)).toEqual(expected);
});

test('a reply longer than any is none of its bytes', () => {
	const parser = new KeyParser();
	expect(parser.push(`\u{1B}]52;c;${'A'.repeat(10_000)}`)).toEqual([]);
	expect(parser.push('A'.repeat(10_000))).toEqual([]);
	expect(parser.push('A\u{1B}')).toEqual([]);
	expect(parser.push('\\q').map(nameOf)).toEqual(['q']);
});

test('the mouse is told with its button and its place', () => {
	expect(
		new KeyParser().push('\u{1B}[<0;12;5M\u{1B}[<32;13;5M\u{1B}[<0;13;5m\u{1B}[<65;1;1M\u{1B}[<20;1;1M'),
	).toMatchObject([
		{mouse: 'press', button: 'left', x: 11, y: 4},
		{mouse: 'drag', button: 'left', x: 12, y: 4},
		{mouse: 'release', button: 'left', x: 12, y: 4},
		{mouse: 'wheel-down', button: 'none', x: 0, y: 0},
		{mouse: 'press', ctrl: true, shift: true},
	]);
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
	expect(parser.waitsFor).toBe('sequence');
	expect(parser.flush()).toEqual([]);
	expect(parser.push('a')).toMatchObject([{name: 'a'}]);
});

test('a sequence cut short by another doesn’t swallow it', () => {
	expect(names('\u{1B}[1;\u{1B}[A')).toEqual(['up']);
});
