import {beforeAll, expect, test} from 'vitest';
import {buildProgram, node} from '../harness/built-program.ts';
import {openPty} from '../harness/open-program.ts';

let program = '';
beforeAll(() => {
	program = buildProgram();
}, 60_000);

const open = (args: readonly string[], env: Record<string, string | undefined> = {}, name = 'xterm-256color') =>
	openPty({command: [...node, program, ...args], columns: 100, rows: 30, env, name});
const colours = /\u{1B}\[(?:\d+;)*(?:3[1-7]|9[1-7]|38)(?:;\d+)*m/u;

test.each([
	['NO_COLOR', [], {NO_COLOR: '1'}, false],
	['--color beside NO_COLOR', ['--color'], {NO_COLOR: '1'}, true],
	['CLICOLOR=0', [], {CLICOLOR: '0'}, false],
	['--no-color', ['--no-color'], {}, false],
	['nothing', [], {}, true],
] as const)('colours with %s', async (_, flags, env, isColoured) => {
	const demo = open(['demo', ...flags], env);
	await demo.shows(/acme-/);
	expect(colours.test(demo.written)).toBe(isColoured);
	demo.press('q');
	await demo.gone;
});

test.each([
	['dumb', ['env', 'TERM=dumb']],
	['unset', ['env', '-u', 'TERM']],
])('with TERM %s the demo is told in lines', async (_, prefix) => {
	const demo = openPty({
		command: [...prefix, ...node, program, 'demo', '--speed', '400', '--interval', '0.2'],
		columns: 100,
		rows: 30,
	});
	await demo.becomes(() => /InProgress|Failed/.test(demo.written));
	expect(demo.written).not.toContain('\u{1B}[?1049h');
	demo.signal('SIGTERM');
	await demo.gone;
});

test.each([
	['--screen-reader', ['--screen-reader'], {}],
	['INK_SCREEN_READER', [], {INK_SCREEN_READER: 'true'}],
] as const)('%s says the screen in sentences, on the ordinary screen', async (_, flags, env) => {
	const demo = open(['demo', ...flags], env);
	await demo.becomes(() => /\d+ of \d+ locations? (have )?ended|locations/.test(demo.screen()));
	expect(demo.modes().screen).toBe('normal');
	expect(demo.screen()).not.toMatch(/[█░►▌]/);
	demo.press('q');
	await demo.gone;
});
