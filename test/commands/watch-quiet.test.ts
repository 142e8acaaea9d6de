import {expect, test} from 'vitest';
import {quietReporter} from '../../source/commands/watch/quiet.ts';
import type {WatchReporter} from '../../source/commands/watch/reporters.ts';
import {watch} from '../../source/commands/watch/run.ts';
import {openServices} from '../harness/run-command.ts';
import {SeedWorld} from '../harness/seed-world.ts';

/** A reporter that writes a line for whatever it is told. */
function writing(lines: string[]): WatchReporter {
	return {
		execution: () => lines.push('execution'),
		location: ({record}) => lines.push(`location ${record.status}`),
		progress: () => lines.push('progress'),
		result: () => lines.push('result'),
	};
}

type Given = Parameters<WatchReporter['location']>;

const change = (status: string, before: string | null): Given[0] =>
	({record: {status, endedAt: status === 'Failed' ? 1 : null}, before}) as Given[0];

test('12,500 locations that all fail within an hour make fewer than 200 lines, and none is forgotten', () => {
	let now = 0;
	const lines: string[] = [];
	const [state, following] = [{}, {}] as [Parameters<WatchReporter['progress']>[0], Given[1]];
	const quiet = quietReporter(writing(lines), {
		print: line => lines.push(line),
		clock: {now: () => now, wakeAfter: () => () => {}},
	});
	quiet.execution(following);
	for (let place = 0; place < 12_500; place++) {
		now += (60 * 60_000) / 12_500;
		quiet.location(change('InProgress', 'NotStarted'), following);
		quiet.location(change('Failed', 'InProgress'), following);
		quiet.progress(state, following);
	}

	quiet.result(state, following);
	expect(lines.length).toBeLessThan(200);
	const counted = lines.map(line => Number(/and (\d+) more/.exec(line)?.[1] ?? (line === 'location Failed' ? 1 : 0)));
	expect(counted.reduce((sum, count) => sum + count)).toBe(12_500);
	expect(lines.at(-1)).toBe('result');
});

test.each([
	['Failed', 'InProgress', true],
	['Waiting', 'InProgress', true],
	['Failed', 'Failed', false],
	['InProgress', 'NotStarted', false],
	['Success', 'InProgress', false],
])('quietly, %s after %s has a line: %s', (status, before, isTold) => {
	const lines: string[] = [];
	const quiet = quietReporter(writing(lines), {print: () => {}, clock: {now: () => 0, wakeAfter: () => () => {}}});
	quiet.location(change(status, before), {} as Given[1]);
	expect(lines).toHaveLength(isTold ? 1 : 0);
});

test.each(['plain', 'quiet'] as const)(
	'watch (%s) ends with a summary: outcome, causes with where, what to do',
	async form => {
		const seed = () =>
			new SeedWorld().child('444455556666/us-east-1', {failsAt: 'installPatches', message: 'Disk full'});
		const {services, simulator, printed} = await openServices(startMs => seed().build(startMs));
		const executionId = seed().start(simulator.world);
		expect(await watch(services, executionId, form)).toBe(1);
		const from = printed.findIndex(line => line.startsWith('Summary'));
		expect(printed.slice(from)).toEqual([
			expect.stringMatching(`^Summary of ${executionId}, PatchFleet version 1: ended in \\d+s; AWS says Success$`),
			'  Succeeded: 3 of 4 · 1 failed',
			expect.stringMatching(/^ {2}1 × .*Disk full.* \(444455556666\/us-east-1\)$/),
			expect.stringMatching(/^ {2}Slowest: \d{12}\/\S+ \d+s, /),
			`  To run again what did not succeed: rollgrid retry ${executionId}`,
		]);
		expect(printed.some(line => /us-east-1 InProgress/.test(line))).toBe(form === 'plain');
	},
);
