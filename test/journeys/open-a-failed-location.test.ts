import {expect, test} from 'vitest';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {SeedWorld} from '../harness/seed-world.ts';

test('two keys lead from the matrix to the message of the step that failed, and Esc comes back to the same cell', async () => {
	const {operator} = await openConsole({after: '45s'});
	await operator.press('n');
	const place = operator
		.screen()
		.split('\n')
		.find(line => /^\d{12}\//.test(line));
	await operator.press('enter');
	operator.sees(/Failed|TimedOut/, 'installPatches');
	operator.sees(/Troubleshooting Guide|timed out/);
	await operator.press('i');
	operator.sees('Inputs', 'Failure');
	await operator.press('escape', 'escape');
	expect(operator.screen()).toContain(place?.slice(0, 25));
});

test('a child execution is read in its own account and Region, with one session an account', async () => {
	const {operator, world} = await openConsole({after: '45s'});
	await operator.press('n', 'enter', 'escape', 'left', 'enter');
	const reads = world.calls.filter(
		call => call.operation === 'GetAutomationExecution' && call.accountId !== world.centralAccount,
	);
	const regions = (account: string) =>
		new Set(reads.filter(({accountId}) => accountId === account).map(one => one.region));
	expect(regions('128046739951').size).toBe(2);
	// The search for what waits looks into another account.
	const accounts = new Set(reads.map(({accountId}) => accountId));
	expect(world.calls.filter(call => call.operation === 'AssumeRole')).toHaveLength(accounts.size);
});

test('where nobody may look inside, the screen says what the fan-out knows, who was refused, and the way in', async () => {
	const {operator} = await openConsole({roles: ['NoSuchRole'], columns: 120, rows: 36, after: '45s'});
	await operator.press('n', 'enter');
	operator.sees('The fan-out says of', 'NoSuchRole', 'rollgrid roles operator');
});

test('a location that failed as nobody could assume the role is told without a call, and u looks all the same', async () => {
	const {operator, world} = await openConsole(seed => seed.withoutExecutionRole('111122223333'));
	await world.advance('1m');
	const before = world.calls.length;
	await operator.press('n', 'enter');
	operator.sees(
		'The fan-out says of 111122223333/eu-west-1: Failed',
		/unable to be assumed/,
		/Press u to look all the same/,
	);
	await world.advance('10s');
	expect(world.calls.slice(before).filter(call => call.operation === 'AssumeRole')).toEqual([]);
	await operator.press('u');
	operator.sees('No execution was started there.');
});

test('a child that the parent’s step does not name is found by its parent, and told from the list before it is read', async () => {
	const {operator, world} = await openConsole(seed =>
		seed
			.settings({childIdInOutputs: 'never'})
			.child('111122223333/eu-west-1', {failsAt: 'installPatches', message: 'Disk full'}),
	);
	await world.advance('1m');
	await operator.press('n');
	world.addFault({kind: 'access-denied', operation: 'GetAutomationExecution', accountId: '111122223333'});
	await operator.press('enter');
	operator.sees('× Failed', /Disk full/, /AccessDenied/);
	world.clearFaults();
	await operator.press('u');
	operator.sees(/▌ × Failed +installPatches/);
});

test('a step opens at its failure; its JSON folds, is searched, and is copied by the value', async () => {
	const report = JSON.stringify({
		kernel: '6.1',
		packages: Array.from({length: 60}, (_, n) => ({name: `pkg-${n}`, held: n === 42})),
	});
	const {operator, world} = await openConsole(seed =>
		seed
			.child('111122223333/eu-west-1', {failsAt: 'installPatches', message: 'Disk full'})
			.child('*/*', {outputs: {Report: [report]}}),
	);
	await world.advance('1m');
	await operator.press('n', 'enter', 'enter');
	operator.sees('- Failure', /Disk full/);
	await operator.press('escape', 'escape', 'down', 'enter', 'G', 'enter');
	operator.sees('- Outputs', /kernel = 6\.1/, /\+ packages: \[60\]/);
	await operator.press('/', 'pkg-42', 'enter');
	operator.sees(/name = pkg-42/, /held = true/);
	await operator.press('n');
	operator.sees('1 of 1 places of "pkg-42"');
	await operator.press('y', 'y');
	expect(operator.copied.at(-1)).toBe('pkg-42');
	await operator.press('left', 'left', 'left', 'enter');
	operator.misses('name = pkg-42');
	await operator.press('y', 'a');
	expect(operator.copied.at(-1)).toMatch(/^arn:aws:ssm:[a-z0-9-]+:\d{12}:automation-execution\/[\da-f-]{36}$/);
});

test('thousands of resources have counts, a filter and a page by page reading, the failed ones first, and what has ended is not read again', async () => {
	const seed = new SeedWorld()
		.accounts('111122223333')
		.regions('eu-west-1')
		.resources(1200)
		.settings({stepExecutionsCutOff: 100})
		.child('*/*', {failsAt: 'installPatches', resource: 'i-0001100', message: 'Disk full'});
	const {operator, world} = await openConsole(fromSeed(seed, {after: '20m'}));
	world.addFault({kind: 'slow', delayMs: 1000, operation: 'DescribeAutomationStepExecutions'});
	await operator.press('enter');
	await world.advance('3s');
	operator.sees(/resources read so far/, /▌ × Failed +i-0001100/, /Disk full/);
	await world.advance('2m');
	operator.sees('1,200 resources', /× 1 Failed/, /√ 1,199 Success/);
	const reads = world.calls.length;
	await operator.press('f');
	operator.sees('1 of 1,200 resources, not-succeeded');
	await operator.press('f', 'f', 'f', 'G');
	operator.sees('i-0001199');
	await operator.press('g', '/', 'i-0000777', 'enter', 'enter');
	operator.sees('installPatches');
	await operator.press('escape', 'escape', 'escape', 'enter');
	await world.advance('1m');
	operator.sees('1,200 resources');
	const later = world.calls.slice(reads).filter(call => call.accountId === '111122223333');
	// The one resource that was opened, found among those that began with it, and no step again.
	expect(new Set(later.map(call => call.operation))).toEqual(
		new Set(['DescribeAutomationExecutions', 'GetAutomationExecution']),
	);
	expect(later.filter(call => call.operation === 'GetAutomationExecution')).toHaveLength(1);
});

test('rounds of a loop stand below it, the round that failed under the cursor; a branch says where it went', async () => {
	const script = {action: 'aws:executeScript', inputs: {Runtime: 'python3.11', Handler: 'run'}};
	const {operator, world} = await openConsole(seed =>
		seed
			.accounts('111122223333')
			.regions('eu-west-1')
			.steps(
				{name: 'choose', action: 'aws:branch', inputs: {Choices: [], Default: 'eachDisk'}},
				{name: 'skipped', ...script},
				{
					name: 'eachDisk',
					action: 'aws:loop',
					inputs: {Iterators: ['sda', 'sdb'], Steps: [{name: 'checkDisk', ...script}]},
				},
			)
			.child('*/*', {failsAt: 'checkDisk', message: 'Disk full'}),
	);
	await world.advance('2m');
	await operator.resizes(120, 44);
	await operator.press('n', 'enter');
	operator.sees(/× Failed +eachDisk/, /▌ × Failed +└ checkDisk \[\d\]/, /choose .*→ eachDisk/);
	await operator.press('enter');
	operator.sees(/Loop +eachDisk, round \d/);
});

test('nested automations open one below the other, each told in the breadcrumbs', async () => {
	const {operator, world} = await openConsole(seed =>
		seed
			.accounts('111122223333')
			.regions('us-east-1')
			.settings({nestedLevels: 4})
			.steps({
				name: 'deeper',
				action: 'aws:executeAutomation',
				inputs: {DocumentName: 'arn:aws:ssm:us-east-1:999900001111:document/PatchFleet'},
			}),
	);
	await world.advance('2m');
	await operator.press('n', 'enter');
	operator.sees(/▌ × Failed +deeper ›/);
	await operator.press('enter', 'enter');
	operator.sees(/deeper › deeper/, /× Failed/);
	await operator.press('i');
	operator.sees('- Failure');
	await operator.press('escape', 'escape', 'escape', 'escape');
	operator.sees('111122223333/us-east-1');
});
