import {beforeAll, expect, test} from 'vitest';
import {buildProgram, node} from '../harness/built-program.ts';
import {openPty} from '../harness/open-program.ts';

let program = '';
beforeAll(() => {
	program = buildProgram();
}, 60_000);

const open = (flags: readonly string[], env: Record<string, string> = {}, name = 'xterm-256color') =>
	openPty({
		command: [...node, program, 'demo', '--speed', '100', '--interval', '0.2', ...flags],
		afterwards: 'true',
		columns: 100,
		rows: 30,
		env: {TERM_PROGRAM: '', KITTY_WINDOW_ID: '', WT_SESSION: '', ...env},
		name,
	});
/** Bells that end no sequence. */
const bellsIn = (written: string): number =>
	written.replaceAll(/\u{1B}\][^\u{7}]*\u{7}/gu, '').split('\u{7}').length - 1;

test.each([
	['painter', []],
	['--plain-ink', ['--plain-ink']],
] as const)(
	'%s: the title follows the fan-out, its end rings once and is notified, and everything is set back',
	async (_, flags) => {
		const demo = open(flags, {TERM_PROGRAM: 'iTerm.app', WT_SESSION: 'x'});
		const titles: string[] = [];
		demo.emulator.onTitleChange(title => titles.push(title));
		await demo.becomes(
			() => demo.written.includes('\u{1B}]9;Acme-PatchFleet has ended'),
			'the notification of the end',
		);
		expect(titles.at(-1)).toMatch(/^Acme-PatchFleet \d+\/192\/192 · rollgrid$/);
		expect(demo.written).toMatch(/\u{1B}\]9;4;[124];\d+\u{7}/u);
		// The first failure was there before; at most a wait comes on the way.
		expect(bellsIn(demo.written)).toBeLessThanOrEqual(2);
		demo.press('q');
		await demo.shows('over');
		expect(demo.written.match(/\u{1B}\[22;2t/gu)).toHaveLength(1);
		expect(demo.written.match(/\u{1B}\[23;2t/gu)).toHaveLength(1);
		expect(demo.written.lastIndexOf('\u{1B}]9;4;0;0\u{7}')).toBeGreaterThan(demo.written.lastIndexOf('\u{1B}]9;4;1'));
	},
);

test('it calls as it was told to, and notifies only terminals that are known for it', async () => {
	const ways = [
		[['--notify', 'none'], {TERM_PROGRAM: 'iTerm.app'}, false, false],
		[['--notify', 'bell'], {TERM_PROGRAM: 'iTerm.app'}, true, false],
		[['--notify', 'notification'], {TERM_PROGRAM: 'iTerm.app'}, false, true],
		[[], {}, true, false],
	] as const;
	const called = await Promise.all(
		ways.map(async ([flags, env, rings, notifies]) => {
			const demo = open(flags, env);
			await demo.becomes(() => /\bended\b/.test(demo.screen()) && demo.screen().includes('192/192'), 'the end');
			// What calls is written on its own, beside the picture.
			await demo.becomes(() => !rings || bellsIn(demo.written) > 0, 'the bell');
			await demo.becomes(() => !notifies || demo.written.includes('\u{1B}]9;Acme'), 'the notification');
			demo.press('q');
			await demo.shows('over');
			return [bellsIn(demo.written) > 0, demo.written.includes('\u{1B}]9;Acme')];
		}),
	);
	expect(called).toEqual(ways.map(([, , rings, notifies]) => [rings, notifies]));
});

test('without a window title nothing is said of it, nor to the console of Linux', async () => {
	for (const demo of [open(['--no-window-title']), open([], {}, 'linux')]) {
		await demo.shows(/acme-/);
		demo.press('q');
		await demo.shows('over');
		expect(demo.written).not.toMatch(/\u{1B}\]2;|\u{1B}\[2[23];2t/u);
	}
});

test('told in lines it calls nobody', async () => {
	const demo = open(['--plain'], {TERM_PROGRAM: 'iTerm.app'});
	await demo.shows(/ended as|locations succeeded/);
	expect(demo.written).not.toMatch(/\u{7}|\u{1B}\]/u);
});
