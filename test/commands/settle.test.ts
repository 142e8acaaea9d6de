import {expect, test} from 'vitest';
import {launch} from '../../source/commands/launch/run.ts';
import {retry} from '../../source/commands/retry/run.ts';
import {settle, settleFirst} from '../../source/commands/start/settle.ts';
import {watch} from '../../source/commands/watch/run.ts';
import {SeedWorld} from '../harness/seed-world.ts';
import {central, inTurn, openStarting} from '../start-once/open-starting.ts';

const flags = {isYes: true, isDryRun: false, isWatch: false, isJson: false};
const all = {locations: [], statuses: []};

/** Two of four locations fail that no one target location covers, one at a time was asked for, so their retry takes two turns. */
async function failedApart() {
	const seed = new SeedWorld()
		.limits('1', '10')
		.child('444455556666/us-east-1', {failsAt: 'installPatches'})
		.child('111122223333/eu-west-1', {failsAt: 'installPatches'});
	const opened = await openStarting(seed);
	const executionId = seed.start(opened.simulator.world);
	await watch(opened.services, executionId, 'plain');
	opened.printed.length = 0;
	return {...opened, executionId};
}

test('a retry in turns stays until the last has been started, and says so before', async () => {
	const {services, executionId, printed, told, starts, simulator} = await failedApart();
	expect(await retry(services, {executionId, ...all, ...flags})).toBe(0);
	expect(told.join('\n')).toContain('In 2 turns');
	expect(told.join('\n')).toContain('1 request (1 location) waits for turn 1 of 2 to end.');
	expect(starts()).toHaveLength(2);
	const [first, second] = printed.map(id => simulator.world.engine.executions.get(id)!);
	expect(second!.startedAtMs).toBeGreaterThanOrEqual(first!.endedAtMs!);
});

test('with --json the object names every execution, in one line', async () => {
	const {services, executionId, printed} = await failedApart();
	expect(await retry(services, {executionId, ...all, ...flags, isJson: true})).toBe(0);
	const object = JSON.parse(printed.join('\n')) as Record<string, unknown[]>;
	expect(Object.keys(object)).toEqual(['executionIds', 'locations', 'requests']);
	expect(object.executionIds).toHaveLength(2);
	expect(object.requests).toHaveLength(2);
	expect(object.locations).toBe(2);
});

test('interrupted between two turns, it says what was not started and how to go on, and going on starts the rest', async () => {
	const {services, executionId, told, starts, printed} = await failedApart();
	const {promise: interrupted, resolve: interrupt} = Promise.withResolvers<void>();
	const tell = (line: string): void => {
		told.push(line);
		if (line.includes('waits for turn')) {
			interrupt();
		}
	};

	expect(await retry({...services, tell, interrupted}, {executionId, ...all, ...flags})).toBe(130);
	expect(told.at(-1)).toContain('`rollgrid launch --settle start` goes on');
	expect(starts()).toHaveLength(1);
	await settleFirst(services);
	expect(told.at(-2)).toContain('was never sent: its turn had not come');
	expect(await settle(services, 'start', {isYes: true})).toBe(0);
	expect(starts()).toHaveLength(2);
	expect(printed).toHaveLength(2);
});

test('what is forgotten is never started', async () => {
	const {services, journal, starts, states, told} = await openStarting();
	await journal.write([
		{
			...inTurn(0),
			clientToken: services.createId(),
			where: central,
			writtenAt: services.clock.now() - 7_200_000,
			launchId: services.createId(),
			retryOf: null,
			isTagged: true,
			state: 'open',
		},
	]);
	expect(await settle(services, 'forget', {isYes: true})).toBe(0);
	expect(await states()).toEqual(['abandoned']);
	expect(await settle(services, 'start', {isYes: true})).toBe(0);
	expect(told.at(-1)).toBe('Nothing is left to be decided.');
	expect(starts()).toEqual([]);
});

test('where nothing is unresolved, AWS is asked nothing', async () => {
	const {services, simulator, told} = await openStarting();
	await settleFirst(services);
	expect(told).toEqual([]);
	expect(simulator.calls).toEqual([]);
});

const manyAccounts = Array.from({length: 7}, (_, index) => `"10000000000${index}"`).join(', ');

test.for([
	['more than 20 locations ask for their number', `Accounts: [${manyAccounts}]`, [], '28'],
	['20 locations or fewer ask for yes', 'Accounts: ["111122223333"]', [], undefined],
	['a dangerous runbook asks for the number, however small', 'Accounts: ["111122223333"]', ['Patch*'], '4'],
	['an OU, whose number is not known, asks for the runbook’s name', 'Accounts: [ou-1a2b3c-4d5e6c7f]', [], 'PatchFleet'],
] as const)('%s', async ([, accounts, dangerousRunbooks, expected]) => {
	const {services} = await openStarting();
	const asked: Array<string | undefined> = [];
	const text = `DocumentName: PatchFleet
TargetLocations: [{${accounts}, Regions: [eu-west-1, us-east-1, us-east-2, us-west-1]}]
`;
	const confirm = async (_: string, mustType?: string): Promise<boolean> => {
		asked.push(mustType);
		return false;
	};

	const options = {...services.options, dangerousRunbooks};
	expect(await launch({...services, confirm, options}, {file: 'plan.yaml', text, ...flags, isYes: false})).toBe(2);
	expect(asked).toEqual([expected]);
});
