import {expect, test} from 'vitest';
import {show} from '../../source/commands/show/run.ts';
import {readLocationKey} from '../../source/core/domain/location.ts';
import {openConsole} from '../harness/open-console.ts';
import {openServices} from '../harness/run-command.ts';
import {SeedWorld} from '../harness/seed-world.ts';

const place = '444455556666/us-east-1';

/** In one location two of three instances fail, with a text of their own. */
const failing = (seed: SeedWorld) =>
	seed.sendsCommands({OutputS3BucketName: 'patch-logs'}).child(place, {
		failsAt: 'installPatches',
		message: 'The command failed',
		prints: {
			output: `Downloading for {instance}\n${'-- more --\n'.repeat(3000)}`,
			error: 'E: No space left on device\npassword=hunter2hunter2\u001B]0;owned\u0007',
			exitCode: 28,
			nodes: 2,
		},
	});

test('four keys lead from the list of fan-outs to what the instance printed, what failed first', async () => {
	const {operator, world} = await openConsole({
		world: startMs => failing(new SeedWorld()).build(startMs),
		start: simulator => failing(new SeedWorld()).start(simulator.world),
		opensList: true,
		columns: 120,
		rows: 36,
	});
	await world.advance('2m');
	await operator.press('enter', 'n', 'enter', 'enter');
	operator.sees('on 3 instances: 2 Failed, 1 Success', 'E: No space left on device', 'aws:runShellScript · exit 28');
	const [heading] = operator
		.screen()
		.split('\n')
		.flatMap((line, row) => (/instance +status/.test(line) ? [row] : []));
	const statuses = operator
		.screen()
		.split('\n')
		.slice(heading! + 1, heading! + 4);
	expect(statuses.map(line => /Failed|Success/.exec(line)?.[0])).toEqual(['Failed', 'Failed', 'Success']);
	await operator.press('enter');
	operator.sees(
		'Standard error',
		'AWS tells the first 24,000 characters',
		'https://s3.us-east-1.amazonaws.com/patch-logs',
	);
	operator.misses('hunter2hunter2');
	expect(world.calls.filter(({operation}) => operation === 'GetCommandInvocation')).toMatchObject([
		{accountId: '444455556666', region: 'us-east-1'},
	]);
	await operator.press('/', ...'Downloading', 'enter');
	operator.sees('Downloading for i-0');
	operator.misses('-- more --');
	await operator.press('escape', 'escape', 'escape');
	operator.sees('installPatches', 'The command failed');
});

test('while the step runs AWS names no command: that is said, and it is shown as soon as it does', async () => {
	const {operator, world} = await openConsole(seed => failing(seed));
	await world.advance('25s');
	await operator.press('enter', 'down', 'enter');
	operator.sees('doesn’t say which command this step sent (it is InProgress)');
	await world.advance('60s');
	operator.sees(/on 3 instances: .*Success/);
});

test('where the role there may not read it, that is said with what to allow, and nothing looks like a success', async () => {
	const {operator, world} = await openConsole({
		...{columns: 120, rows: 36},
		world: startMs => failing(new SeedWorld()).build(startMs),
		start(simulator) {
			simulator.addFault({kind: 'access-denied', operation: 'ListCommandInvocations'});
			return failing(new SeedWorld()).start(simulator.world);
		},
	});
	await world.advance('2m');
	await operator.press('n', 'enter', 'enter');
	operator.sees('AccessDeniedException', /Allow (ssm:)?ListCommandInvocations/);
	operator.misses('1 Success', 'on 3 instances');
});

test.each([true, false])('show --output tells each instance, what failed first (JSON: %s)', async isJson => {
	const {services, simulator, printed, clock} = await openServices(startMs => failing(new SeedWorld()).build(startMs));
	const executionId = failing(new SeedWorld()).start(simulator.world);
	await clock.advance(600_000, async () => {});
	const location = readLocationKey(place);
	const options = {executionId, location, step: 'installPatches', isOutput: true, isJson};
	expect(await show(services, options)).toBe(0);
	if (isJson) {
		expect(printed).toHaveLength(1);
		const {invocations} = JSON.parse(printed[0]!) as {invocations: ReadonlyArray<Record<string, unknown>>};
		expect(invocations.map(({status}) => status)).toEqual(['Failed', 'Failed', 'Success']);
		expect(invocations[0]).toMatchObject({
			plugins: [{exitCode: 28, error: expect.stringContaining('No space left'), outputUrl: expect.any(String)}],
		});
	} else {
		expect(printed[0]).toMatch(/^i-0\w+ · Failed\n {2}aws:runShellScript: exit 28\n {2}Standard error/);
		expect(printed[2]).toContain('exit 0');
	}

	expect(printed.join('')).not.toContain('hunter2hunter2');
	expect(printed.join('')).not.toContain('\u001B');
});

test('show --output of a step without a command says where its texts are, and fails', async () => {
	const {services, simulator, told, clock} = await openServices(startMs => failing(new SeedWorld()).build(startMs));
	const executionId = failing(new SeedWorld()).start(simulator.world);
	await clock.advance(600_000, async () => {});
	const location = readLocationKey(place);
	expect(await show(services, {executionId, location, step: 'checkHealth', isOutput: true, isJson: false})).toBe(3);
	expect(told.join('\n')).toContain('customer-script-log-group-name --region us-east-1');
});

test('p among the causes groups what failed by what was printed, whatever the instance, and reads nothing else', async () => {
	const full = {output: '', error: 'E: No space left on {instance}', exitCode: 28};
	const {operator, world} = await openConsole(seed =>
		seed
			.sendsCommands()
			.child('111122223333/eu-west-1', {failsAt: 'installPatches', prints: full})
			.child('444455556666/eu-west-1', {failsAt: 'installPatches', prints: {...full, nodes: 2}})
			.child('444455556666/us-east-1', {
				failsAt: 'installPatches',
				prints: {output: '', error: 'curl: (28) Timeout', exitCode: 28},
			}),
	);
	await world.advance('2m');
	await operator.press('e', 'p');
	await world.advance('20s');
	operator.sees(
		'2 different',
		/A +1 +curl: \(28\) Timeout/,
		/B +2 +E: No space left on ‹resource ID›/,
		/1 +nothing failed there/,
	);
	const places = world.calls
		.filter(({operation}) => operation === 'ListCommandInvocations')
		.map(({accountId, region}) => `${accountId}/${region}`);
	expect(places.toSorted()).toEqual(['111122223333/eu-west-1', '444455556666/eu-west-1', '444455556666/us-east-1']);
	await operator.press('o', 'escape', 'escape');
	await operator.press('o');
	operator.sees('What the step that failed printed', 'installPatches: what it printed');
});
