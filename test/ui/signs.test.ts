import {globSync} from 'node:fs';
import {join, relative} from 'node:path';
import {transformSync} from 'esbuild';
import {describe, expect, test} from 'vitest';
import {classGlyphs, marks, statusGlyphs} from '../../source/core/status/glyph.ts';
import {detectCapabilities} from '../../source/terminal/capabilities.ts';
import {chooseSigns} from '../../source/ui/signs.ts';
import {themes} from '../../source/ui/theme.ts';
import {root} from '../harness/built-program.ts';
import {fonts, isEmoji, readText} from './fonts.ts';

const signs = [...Object.entries(classGlyphs), ...Object.entries(statusGlyphs)];

/** Files whose characters are looked for in data, or stand for a byte of it that can't be shown. */
const ofData = [
	'core/actions/report/csv.ts',
	'core/actions/report/junit.ts',
	'core/status/printable.ts',
	'core/planning/command-line.ts',
];

/** Eighths of a cell: terminals draw these themselves (VTE, kitty, Windows Terminal …) or take them from another font, since a letter's shape is no help here. Nothing is told by one alone: figures stand beside each picture. */
const isEighth = (character: string): boolean => /[▁-▏]/u.test(character);

/** Every character beyond ASCII that a screen or a line of ours may be made of, by the file that says it; comments aren't said. */
const said = ['cli.tsx', ...['ui', 'core', 'commands', 'cli', 'runtime'].map(room => `source/${room}/**/*.{ts,tsx}`)]
	.flatMap(pattern => globSync(join(root, pattern)))
	.flatMap(file => {
		const {code} = transformSync(readText(file), {
			loader: file.endsWith('x') ? 'tsx' : 'ts',
			charset: 'utf8',
			legalComments: 'none',
			jsx: 'automatic',
		});
		return [...new Set(code.match(/[^\0-\u{7F}]/gu))].map(character => ({character, file: relative(root, file)}));
	})
	.filter(({file, character}) => !ofData.some(one => file.endsWith(one)) && !isEighth(character));

test('some font is there to be read', () => {
	expect(fonts.map(({name}) => name)).not.toEqual([]);
});

describe.each(fonts)('in $name', ({isOneCell}) => {
	test('every sign of a status stands, at one cell', () => {
		expect(signs.filter(([, {glyph}]) => !isOneCell(glyph))).toEqual([]);
	});

	test('so does everything else that the screens say', () => {
		expect(said.filter(({character}) => !isOneCell(character))).toEqual([]);
	});
});

test('no sign is an emoji, which terminals may draw as a picture two cells wide', () => {
	expect(said.filter(({character}) => isEmoji(character))).toEqual([]);
});

test('each sign stands for one status, with letters too; what succeeded and what failed never share one', () => {
	for (const kind of ['glyph', 'ascii'] as const) {
		const all = signs.map(([, sign]) => sign[kind]);
		expect(new Set(all).size).toBe(all.length);
	}

	expect(signs.filter(([, {ascii}]) => !/^[!-~]$/.test(ascii))).toEqual([]);
});

test('no mark is the sign of a status: cursor, running and folds differ, with letters too', () => {
	const {cursor, folded, open} = marks;
	for (const kind of ['glyph', 'ascii'] as const) {
		expect(new Set([cursor, folded, open].map(mark => mark[kind])).size).toBe(3);
		const statuses = [classGlyphs.running, classGlyphs.succeeded, classGlyphs.failed, classGlyphs.waiting];
		expect(statuses.map(sign => sign[kind])).not.toContain(cursor[kind]);
		expect(statuses.map(sign => sign[kind])).not.toContain(folded[kind]);
	}

	expect(signs.map(([, {glyph}]) => glyph)).not.toContain(cursor.glyph);
	expect(signs.map(([, {ascii}]) => ascii)).not.toContain(cursor.ascii);
});

test('the README says what each sign stands for', () => {
	const readme = readText(join(root, 'README.md'));
	expect(signs.flatMap(([, sign]) => [sign.glyph, sign.ascii]).filter(sign => !readme.includes(`\`${sign}\``))).toEqual(
		[],
	);
});

test.each([
	['the console of Linux', {TERM: 'linux', LANG: 'C.UTF-8'}, 'ascii'],
	['a DEC terminal', {TERM: 'vt220', LANG: 'C.UTF-8'}, 'ascii'],
	['a locale that isn’t UTF-8', {TERM: 'xterm', LANG: 'de_DE.ISO-8859-1'}, 'ascii'],
	['an emulator with UTF-8', {TERM: 'xterm-256color', LANG: 'C.UTF-8'}, 'utf-8'],
] as const)('%s gets %3$s', (_, env, charset) => {
	const appearance = {palette: themes.dark, isAscii: false, hasColor: true};
	expect(detectCapabilities(env).charset).toBe(charset);
	expect(chooseSigns(appearance, env)).toMatchObject({charset, appearance: {isAscii: charset === 'ascii'}});
});
