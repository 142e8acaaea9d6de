import {expect, test} from 'vitest';
import {list} from '../../source/commands/list/run.ts';
import {show} from '../../source/commands/show/run.ts';
import {watch} from '../../source/commands/watch/run.ts';
import {readLocationKey} from '../../source/core/domain/location.ts';
import {startDemoFanOut} from '../../source/simulator/worlds/demo.ts';
import type {FakeTerminal} from '../harness/fake-terminal.ts';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {openServices} from '../harness/run-command.ts';
import {SeedWorld} from '../harness/seed-world.ts';

/** What hostile texts of the world would have done to a terminal that obeyed them: a title set, the screen cleared and scrolled, the direction turned, 8-bit controls. */
const harm = /\u001B\]0;|\u001B\[2J\u001B\]|\u0007|\u0000|[\u0080-\u009F]|[\u202A-\u202E\u2066-\u2069]/;

const hostile =
	'evil \u001B[2J\u001B]0;owned\u0007 \u009B31m\u0090q\u009C \u202Ertl\u202C \u0000\u200B 漢字 한국어 🚀 e\u0301\u0302 \r\n\t<end>';

/** A row of the emulator's cells as text: one character a column, the second half of a wide one as `~`. */
function readColumns({emulator}: FakeTerminal, y: number): string {
	const {active} = emulator.buffer;
	const line = active.getLine(active.viewportY + y)!;
	let text = '';
	for (let x = 0; x < emulator.cols; x++) {
		const cell = line.getCell(x)!;
		text += cell.getWidth() === 0 ? '~' : ([...(cell.getChars() || ' ')][0] ?? ' ');
	}

	return text;
}

function listRows(terminal: FakeTerminal): readonly string[] {
	return Array.from({length: terminal.emulator.rows}, (_, y) => readColumns(terminal, y));
}

/** A minute of the demo, of which every text of every answer is hostile, from the first call on. */
const openHostile = (columns: number, rows: number) =>
	openConsole({
		columns,
		rows,
		after: '60s',
		start: simulator => {
			simulator.addFault({kind: 'hostile-text'});
			return startDemoFanOut(simulator.world);
		},
	});

test.each([
	[80, 24],
	[200, 50],
])(
	'names, messages, outputs and ARNs are shown as signs on every screen of %s×%s, and the columns stay straight',
	async (columns, rows) => {
		const {operator, terminal} = await openHostile(columns, rows);
		const glyphs = listRows(terminal).flatMap(row => {
			const place = row.search(/[√×►▲·■ø∞]/);
			return /^\s*\S*evil/.test(row) && place !== -1 ? [place] : [];
		});
		expect(new Set(glyphs).size).toBe(1);
		for (const keys of [
			['n', 'enter'],
			['enter'],
			['/', 'evil', 'enter', 'n'],
			['y'],
			['escape', 'escape', 'escape', 'escape'],
			['e'],
			['i'],
			['escape', 't'],
			['escape', 'x'],
			['x', 'o'],
			['enter'],
			['enter', 'escape'],
			['y', 'escape', 'c', 'escape', 'r', 'escape'],
			['L'],
			['escape', 'escape', 'escape'],
		]) {
			await operator.press(...keys);
			expect(terminal.written).not.toMatch(harm);
			expect(terminal.isFullScreen).toBe(true);
		}

		await operator.press('down');
		operator.sees('fan-outs');
	},
);

test('the table of steps keeps its columns beside hostile names', async () => {
	const {operator, terminal} = await openHostile(120, 36);
	await operator.press('n', 'enter');
	operator.sees('evil ␛[2J', /Took/);
	const rows = listRows(terminal);
	const heading = rows.find(row => row.includes('Took'))!;
	const took = heading.indexOf('Took');
	const below = rows.slice(rows.indexOf(heading) + 1).filter(row => /^[▌ ] [√×►▲·■ø∞] /.test(row));
	expect(below.length).toBeGreaterThan(1);
	for (const row of below) {
		expect(row.slice(took - 1)).toMatch(/^ (\d+[smh]|\s)/);
	}
});

test('a megabyte on one line is wrapped, searched and scrolled through', async () => {
	const long = `${'x'.repeat(500_000)}needle${hostile}${'漢'.repeat(100_000)}${'y'.repeat(300_000)}`;
	const {operator, terminal} = await openConsole(
		fromSeed(
			new SeedWorld()
				.child('111122223333/eu-west-1', {failsAt: 'installPatches', message: long})
				.child('*/*', {outputs: {Report: [long]}}),
			{after: '2m'},
		),
	);
	await operator.press('n', 'enter');
	operator.sees('Enter shows all of it');
	const before = terminal.written.length;
	await operator.press('enter', 'down', 'pagedown', '/', 'needle', 'enter');
	operator.sees('needle');
	await operator.press('G');
	operator.sees('Step ID');
	await operator.press('g', 'N', 'n');
	operator.sees(/evil ␛\[2J/);
	expect(terminal.written).not.toMatch(harm);
	expect(terminal.written.length - before).toBeLessThan(100_000);
});

test('plain output is one line a record and holds nothing that a terminal obeys', async () => {
	const {services, simulator, printed, told} = await openServices('demo');
	const executionId = startDemoFanOut(simulator.world);
	simulator.addFault({kind: 'hostile-text'});
	await watch(services, executionId, 'plain');
	await list(services, {statuses: [], document: undefined, since: undefined, limit: 50, isJson: false});
	for (const line of printed) {
		expect(line).not.toMatch(/[\r\n]/);
	}

	await show(services, {executionId, location: undefined, step: undefined, isJson: false});
	await show(services, {
		executionId,
		location: readLocationKey('115672903384/us-east-1'),
		step: undefined,
		isJson: false,
	});
	expect(printed.join('')).toContain('evil ␛[2J');
	expect([...printed, ...told].join('')).not.toMatch(harm);
});

test('JSON says exactly what AWS said, in escapes', async () => {
	const world = new SeedWorld().child('111122223333/eu-west-1', {
		failsAt: 'installPatches',
		message: hostile,
		outputs: {Report: [hostile]},
	});
	const {services, simulator, clock, printed} = await openServices(startMs => world.build(startMs));
	const executionId = world.start(simulator.world);
	await clock.advance(120_000, async () => {});
	await show(services, {
		executionId,
		location: readLocationKey('111122223333/eu-west-1'),
		step: undefined,
		isJson: true,
	});
	const [text] = printed;
	expect(text).not.toMatch(harm);
	const shown = JSON.parse(text!) as {readonly steps: ReadonlyArray<{readonly failureMessage: string | null}>};
	expect(shown.steps.map(({failureMessage}) => failureMessage ?? '').join('')).toContain(hostile.trim());
	await watch(services, executionId, 'json');
	for (const line of printed) {
		expect(line).not.toMatch(harm);
		JSON.parse(line);
	}
});
