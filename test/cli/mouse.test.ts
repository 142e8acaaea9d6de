import {describe, expect, test} from 'vitest';
import {openProgram} from '../harness/open-program.ts';
import type {PtyTerminal} from '../harness/pty-terminal.ts';

/** What a terminal sends for the mouse at a place of the screen, from 0. */
const report = (code: number, {x, y}: Place, final = 'M'): string => `\u{1B}[<${code};${x + 1};${y + 1}${final}`;
const press = (place: Place): string => report(0, place) + report(0, place, 'm');
const wheelDown = 65;

type Place = {readonly x: number; readonly y: number};

/** Where a text stands on the screen. */
function find(terminal: PtyTerminal, text: string): Place {
	const lines = terminal.screen().split('\n');
	const y = lines.findIndex(line => line.includes(text));
	return {x: lines[y]?.indexOf(text) ?? -1, y};
}

async function openDemo(flags: readonly string[]): Promise<PtyTerminal> {
	const terminal = openProgram(['demo', ...flags], {columns: 100, rows: 30, afterwards: 'true'});
	await terminal.shows(/use1/, /InProgress/, /acme-backup/);
	return terminal;
}

describe.each([
	['cells', []],
	['--plain-ink', ['--plain-ink']],
])('drawn as %s', (_, flags) => {
	test('the mouse is the terminal’s until it is asked for, and again at the end', async () => {
		const terminal = await openDemo(flags);
		expect(terminal.modes().mouse).toBe('none');
		terminal.press(':');
		await terminal.shows(/open the matrix|EXECUTION-ID|lift read-only/);
		for (const key of ['m', 'o', 'u', 's', 'e']) {
			terminal.press(key);
		}

		await terminal.shows(/:mouse/);
		terminal.press('\r');
		await terminal.becomes(() => terminal.modes().mouse === 'drag');
		await terminal.shows(/with Shift/);
		terminal.press('q');
		await terminal.shows('over');
		expect(terminal.modes()).toEqual({screen: 'normal', bracketedPaste: false, wraparound: true, mouse: 'none'});
	});

	test('a click selects, a drag marks, a double click opens, the wheel scrolls', async () => {
		const terminal = await openDemo([...flags, '--mouse']);
		await terminal.becomes(() => terminal.modes().mouse === 'drag');
		const {y} = find(terminal, 'catalog-prod');
		const {x} = find(terminal, 'cac1');
		terminal.press(press({x, y}));
		await terminal.shows(/^▌catalog-prod/, /128046739951\/ca-central-1/);
		terminal.press(report(0, {x, y}), report(32, {x: x + 10, y: y + 1}), report(0, {x: x + 10, y: y + 1}, 'm'));
		await terminal.shows(/marked 6|6 marked/);
		terminal.press(press({x, y}), press({x, y}));
		await terminal.shows(/› 128046739951\/ca-central-1/, /^▌ .*checkHealth/);
		const place = find(terminal, '▌ ');
		terminal.press(press({x: 10, y: place.y + 1}));
		await terminal.becomes(() => find(terminal, '▌ ').y === place.y + 1);
		terminal.press('?');
		await terminal.shows(/Keys/);
		terminal.press(report(wheelDown, {x: 5, y: 10}), report(wheelDown, {x: 5, y: 10}));
		await terminal.becomes(() => !terminal.screen().includes('Keys here'));
	});

	test('SIGTERM gives the mouse back', async () => {
		const terminal = await openDemo([...flags, '--mouse']);
		await terminal.becomes(() => terminal.modes().mouse === 'drag');
		terminal.signal('SIGTERM');
		await terminal.shows('over');
		expect(terminal.modes()).toEqual({screen: 'normal', bracketedPaste: false, wraparound: true, mouse: 'none'});
	});
});
