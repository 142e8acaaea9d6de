import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';

test('throttling is a state on the screen that passes by itself', async () => {
	const {operator, world} = await openConsole({columns: 120, rows: 36});
	world.addFault({kind: 'throttle'});
	await world.advance('10s');
	operator.sees('throttled by AWS', '--rate lowers');
	operator.sees('128046739951');
	world.clearFaults();
	await world.advance('2m');
	operator.misses('throttled by AWS');
});

test('expired credentials keep what is known on the screen, with its age, and go on when they come back', async () => {
	const {operator, world} = await openConsole({columns: 120, rows: 36});
	world.addFault({kind: 'expired-token'});
	await world.advance('30s');
	operator.sees(/credentials expired/, /as of \d+s ago/, '128046739951');
	world.clearFaults();
	await world.advance('30s');
	operator.misses(/credentials expired/);
	operator.sees('√');
});

test('lost answers, faults of the service and answers cut in half never end the watch', async () => {
	const {operator, world} = await openConsole();
	for (const kind of [
		'drop-before',
		'error',
		'malformed',
		'unavailable',
		'unknown-status',
		'missing-fields',
		'hostile-text',
	] as const) {
		world.addFault({kind, rate: 0.3});
	}

	await world.advance('2m');
	world.clearFaults();
	await world.advance('4m');
	operator.sees('192/192');
	expect(operator.hasQuit()).toBe(false);
});

test('hostile text from AWS reaches the terminal as visible signs only', async () => {
	const {operator, world, terminal} = await openConsole({columns: 120, rows: 36});
	world.addFault({kind: 'hostile-text'});
	await world.advance('60s');
	await operator.press('n', 'enter');
	operator.sees('evil ␛[2J');
	expect(terminal.written).not.toContain('owned\u0007');
	expect(terminal.written).not.toContain('\u202E');
});

test.each([
	[80, 24],
	[200, 50],
])(
	'where the steps may not be read, the age is that of the locations, and a row of its own says why and what to allow, at %i by %i',
	async (columns, rows) => {
		const {operator, world} = await openConsole({columns, rows, after: '50s'});
		await world.advance('10s');
		operator.sees(/as of \ds ago/);
		world.addFault({kind: 'access-denied', operation: 'DescribeAutomationStepExecutions'});
		await world.advance('2m');
		operator.sees(/as of [12]m\d\ds ago/);
		operator.sees(
			/× .*DescribeAutomationStepExecutions: AccessDeniedException · for [12]m/,
			/[Aa]llow (ssm:)?DescribeAutomationStepExecutions.* · ask(s again in|ing again)/,
		);
		world.clearFaults();
		await operator.press('u');
		await world.advance('2s');
		operator.misses('AccessDenied');
		operator.sees(/as of \ds ago/);
	},
);

test('trouble of the first calls is waited out, and told meanwhile with what it is and since when', async () => {
	const {operator, world} = await openConsole({
		opensList: true,
		start: simulator => {
			simulator.addFault({kind: 'drop-before'});
			return '';
		},
	});
	await world.advance('12s');
	operator.sees('nothing read yet', /× .*GetCallerIdentity: \w+ · for 1\ds/, /asks again in \ds/);
	world.clearFaults();
	await world.advance('10s');
	operator.misses('GetCallerIdentity', 'nothing read yet');
	expect(operator.hasQuit()).toBe(false);
});

test('a list whose locations can’t be counted says so, though the list itself is fresh', async () => {
	const {operator, world} = await openConsole({opensList: true});
	world.addFault({kind: 'access-denied', operation: 'GetAutomationExecution'});
	await world.advance('40s');
	operator.sees(/as of \ds ago/, /× counting locations · .*GetAutomationExecution: AccessDenied/);
});

test('an opened execution that may not be read any more tells its own age and the way out', async () => {
	const {operator, world} = await openConsole(seed => seed.child('111122223333/eu-west-1', {takesMs: 600_000}));
	await world.advance('15s');
	await operator.press('enter');
	operator.sees('installPatches', /as of \ds ago/);
	world.addFault({kind: 'unavailable', operation: 'GetAutomationExecution'});
	await world.advance('1m');
	operator.sees(
		/as of \d+s ago|as of 1m/,
		/× GetAutomationExecution: ServiceUnavailableException · for \d+s/,
		/asks again in/,
	);
});
