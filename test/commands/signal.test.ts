import {expect, test} from 'vitest';
import {cancel} from '../../source/commands/cancel/run.ts';
import {readCommandLine} from '../../source/commands/line/command-line.ts';
import {signal} from '../../source/commands/signal/run.ts';
import {openServices} from '../harness/run-command.ts';
import {SeedWorld} from '../harness/seed-world.ts';

const [one, other] = ['111122223333', '444455556666'] as const;

async function openWorld(change: (seed: SeedWorld) => SeedWorld, flags: {readonly isReadOnly?: boolean} = {}) {
	const seed = change(new SeedWorld());
	const opened = await openServices(startMs => seed.build(startMs), flags);
	const executionId = seed.start(opened.simulator.world);
	await opened.clock.advance(20_000, async () => {});
	const sent = (operation: string) => opened.simulator.calls.filter(call => call.operation === operation);
	return {...opened, executionId, sent};
}

const approving = {
	answer: 'approve',
	step: undefined,
	comment: undefined,
	locations: [],
	isYes: true,
	isJson: false,
} as const;

test('all that waits in a fan-out is told, and answered each in its own account and Region', async () => {
	const {services, executionId, sent, told, printed} = await openWorld(seed => seed.asks());
	expect(await signal(services, {...approving, executionId, comment: 'fine'})).toBe(0);
	expect(
		sent('SendAutomationSignal')
			.map(({accountId, region}) => `${accountId}/${region}`)
			.sort(),
	).toEqual([one, other].flatMap(account => ['eu-west-1', 'us-east-1'].map(region => `${account}/${region}`)));
	expect(sent('SendAutomationSignal')[0]?.input).toMatchObject({
		SignalType: 'Approve',
		Payload: {Comment: ['fine']},
	});
	expect(told.join('\n')).toMatch(/4 locations .*: askFirst waits for an approval/);
	expect(printed).toHaveLength(4);
});

test('only the locations named are answered', async () => {
	const {services, executionId, sent} = await openWorld(seed => seed.asks());
	const locations = [{accountId: other, region: 'us-east-1'}];
	expect(await signal(services, {...approving, answer: 'reject', executionId, locations})).toBe(0);
	expect(sent('SendAutomationSignal')).toMatchObject([
		{accountId: other, region: 'us-east-1', input: {SignalType: 'Reject'}},
	]);
});

test('without --yes, where nobody can be asked, nothing is sent', async () => {
	const {services, executionId, sent, told} = await openWorld(seed => seed.asks());
	expect(await signal(services, {...approving, executionId, isYes: false})).toBe(2);
	expect(sent('SendAutomationSignal')).toEqual([]);
	expect(told.join('\n')).toContain('--yes');
});

test('where nothing takes the answer nothing is sent, and that is an error', async () => {
	const {services, executionId, sent} = await openWorld(seed => seed.asks());
	expect(await signal(services, {...approving, executionId, answer: 'resume'})).toBe(3);
	expect(await signal(services, {...approving, executionId, step: 'installPatches'})).toBe(3);
	expect(sent('SendAutomationSignal')).toEqual([]);
});

test('a step that runs is stopped only where it is named', async () => {
	const {services, executionId, sent, told} = await openWorld(seed =>
		seed.child(`${one}/eu-west-1`, {takesMs: 600_000}),
	);
	const stopping = {...approving, executionId, answer: 'stop-step'} as const;
	expect(await signal(services, stopping)).toBe(3);
	expect(told.at(-1)).toContain('--step or --location names it');
	expect(await signal(services, {...stopping, locations: [{accountId: one, region: 'eu-west-1'}]})).toBe(0);
	expect(sent('SendAutomationSignal')).toMatchObject([{accountId: one, input: {SignalType: 'StopStep'}}]);
});

test('an execution in interactive mode is taken step by step', async () => {
	const {services, simulator, sent, clock} = await openWorld(seed => seed);
	const started = await services.automation.start(
		{accountId: simulator.centralAccount, region: simulator.region},
		{DocumentName: 'PatchFleet', Mode: 'Interactive', ClientToken: '00000000-0000-4000-8000-000000000001'},
	);
	const executionId = started.ok ? started.value : '';
	const next = {...approving, executionId, answer: 'start-step'} as const;
	expect(await signal(services, next)).toBe(0);
	await clock.advance(20_000, async () => {});
	expect(await signal(services, next)).toBe(0);
	expect(sent('SendAutomationSignal').map(({input}) => (input as {readonly Payload: object}).Payload)).toEqual([
		{StepName: ['checkHealth']},
		{StepName: ['installPatches']},
	]);
});

test('an execution in interactive mode is completed with what it has', async () => {
	const {services, simulator, sent} = await openWorld(seed => seed);
	const started = await services.automation.start(
		{accountId: simulator.centralAccount, region: simulator.region},
		{DocumentName: 'PatchFleet', Mode: 'Interactive', ClientToken: '00000000-0000-4000-8000-000000000001'},
	);
	const executionId = started.ok ? started.value : '';
	expect(await cancel(services, {executionId, locations: [], stopType: 'Complete', isYes: true})).toBe(0);
	expect(sent('StopAutomationExecution')).toMatchObject([{input: {Type: 'Complete'}}]);
});

test('--json tells what became of each location', async () => {
	const {services, executionId, printed} = await openWorld(seed => seed.asks());
	await signal(services, {...approving, executionId, locations: [{accountId: one, region: 'eu-west-1'}], isJson: true});
	expect(JSON.parse(printed[0]!)).toMatchObject({
		executionId,
		signal: 'approve',
		results: [{account: one, region: 'eu-west-1', step: 'askFirst', isSent: true, errorCode: null}],
	});
});

test('--read-only refuses before anything is sent', async () => {
	const {services, executionId, sent} = await openWorld(seed => seed.asks(), {isReadOnly: true});
	expect(await signal(services, {...approving, executionId})).toBe(2);
	expect(sent('SendAutomationSignal')).toEqual([]);
});

test('a comment where AWS takes none, and an answer that there is not, are wrong usage', async () => {
	const {services, executionId} = await openWorld(seed => seed.asks());
	expect(await signal(services, {...approving, executionId, answer: 'resume', comment: 'no'})).toBe(2);
	expect(await readCommandLine(['signal', 'x'.repeat(36), 'deny'])).toMatchObject({
		mistakes: ['<answer> is one of approve, reject, resume, start-step, stop-step, revoke, not "deny"'],
	});
});

test('cancel says which steps it leaves half-done, and which children the stop has not reached', async () => {
	const {services, executionId, told, sent} = await openWorld(seed =>
		seed
			.settings({cancelReachesChildren: false})
			.child(`${one}/eu-west-1`, {takesMs: 3_600_000})
			.child(`${other}/us-east-1`, {takesMs: 3_600_000}),
	);
	expect(await cancel(services, {executionId, locations: [], isYes: true})).toBe(1);
	const text = told.join('\n');
	expect(text).toMatch(/Left half-done: .*in installPatches \(for /);
	expect(text).toContain(`× ${one}/eu-west-1 was not reached`);
	expect(text).toContain(`rollgrid cancel ${executionId} --location`);
	// Asked again it tells the same, and sends nothing.
	const stops = sent('StopAutomationExecution').length;
	expect(await cancel(services, {executionId, locations: [], isYes: true})).toBe(1);
	expect(told.at(-1)).toContain(`rollgrid cancel ${executionId} --location`);
	expect(sent('StopAutomationExecution')).toHaveLength(stops);
	const locations = [
		{accountId: one, region: 'eu-west-1'},
		{accountId: other, region: 'us-east-1'},
	];
	expect(await cancel(services, {executionId, locations, isYes: true})).toBe(0);
	expect(
		sent('StopAutomationExecution')
			.map(({accountId, region}) => `${accountId}/${region}`)
			.slice(1)
			.sort(),
	).toEqual(locations.map(({accountId, region}) => `${accountId}/${region}`));
});

test('a stop that reached every child is told so', async () => {
	const {services, executionId, told} = await openWorld(seed => seed.child(`${one}/eu-west-1`, {takesMs: 600_000}));
	expect(await cancel(services, {executionId, locations: [], isYes: true})).toBe(0);
	expect(told.join('\n')).toContain('Every child has stopped.');
});

test('in more than 20 locations cancel asks for their number to be typed, as the console does', async () => {
	const regions = Array.from({length: 3}, (_, n) => ['eu-west-1', 'us-east-1', 'ap-south-1'][n]!);
	const accounts = Array.from({length: 8}, (_, n) => String(200_000_000_000 + n));
	const {services, executionId, sent} = await openWorld(seed =>
		seed
			.accounts(...accounts)
			.regions(...regions)
			.child(`${accounts[0]}/eu-west-1`, {takesMs: 3_600_000}),
	);
	const asked: Array<string | undefined> = [];
	const confirm = async (_: string, mustType?: string): Promise<boolean> => {
		asked.push(mustType);
		return false;
	};
	expect(await cancel({...services, confirm}, {executionId, locations: [], isYes: false})).toBe(2);
	expect(asked).toEqual(['24']);
	expect(sent('StopAutomationExecution')).toEqual([]);
});
