import {describe, expect, test} from 'vitest';
import {stepExecutionId, stepIndexOf} from '../../../../source/simulator/engine/state/step-id.ts';
import {listSteps, type StepQuery} from '../../../../source/simulator/engine/state/step-list.ts';
import {viewExecution} from '../../../../source/simulator/engine/state/view.ts';
import fc from '../../../harness/fast-check.ts';
import {apps, rule, SmallWorld} from '../small-world.ts';

/** A fan-out over three accounts and three Regions, some seconds after its start. */
function running(seconds: number, parallel = false) {
	const aws = new SmallWorld({outcomes: [rule('app-2', {slow: 4})]});
	const Regions = ['eu-west-1', 'us-east-1', 'ap-south-1'];
	const entries = parallel
		? [{Accounts: [apps[0]]}, {Accounts: [apps[1]]}, {Accounts: [apps[2]]}]
		: [{Accounts: apps.slice(0, 3)}];
	const parent = aws.start({
		TargetLocations: entries.map(entry => ({...entry, Regions, TargetLocationMaxConcurrency: '2'})),
	});
	aws.pass(seconds);
	return {aws, parent};
}

function walk({aws, parent}: ReturnType<typeof running>, query: Omit<StepQuery, 'position'>, between = () => {}) {
	const names: string[] = [];
	let position: number | undefined = 0;
	while (position !== undefined) {
		const page = listSteps(aws.world, parent, {...query, position});
		expect(page.steps.length).toBeLessThanOrEqual(query.limit);
		names.push(...page.steps.map(({name}) => name));
		position = page.next;
		between();
	}
	return names;
}

test('pages of any size list every step once, forwards and backwards', () => {
	fc.assert(
		fc.property(
			fc.integer({min: 1, max: 10}),
			fc.integer({min: 1, max: 90}),
			fc.boolean(),
			fc.boolean(),
			(limit, seconds, parallel, reverse) => {
				const fanOut = running(seconds, parallel);
				const names = walk(fanOut, {limit, reverse});
				expect(new Set(names).size).toBe(9);
				expect(names).toHaveLength(9);
				const forwards = walk(fanOut, {limit: 50});
				expect(reverse ? [...names].reverse() : names).toEqual(forwards);
			},
		),
		{numRuns: 60},
	);
});

test('steps come in the order they started, then those that have not', () => {
	const {aws, parent} = running(40, true);
	const {steps} = listSteps(aws.world, parent, {position: 0, limit: 50});
	const starts = steps.map(({startedAtMs}) => startedAtMs ?? Number.POSITIVE_INFINITY);
	expect(starts).toEqual([...starts].sort((a, b) => a - b));
	expect(starts).toContain(Number.POSITIVE_INFINITY);
});

test('a walk misses nothing and repeats nothing while locations start in between', () => {
	const fanOut = running(3);
	expect(new Set(walk(fanOut, {limit: 1}, () => fanOut.aws.pass(6))).size).toBe(9);
});

describe('a filter', () => {
	test('by status lists just those steps', () => {
		const fanOut = running(5);
		expect(walk(fanOut, {limit: 50, statuses: new Set(['InProgress'])})).toEqual([
			`${apps[0]}_eu-west-1`,
			`${apps[0]}_us-east-1`,
		]);
		expect(walk(fanOut, {limit: 3, statuses: new Set(['Pending'])})).toHaveLength(7);
	});

	test('by name, by action and by ID', () => {
		const fanOut = running(5);
		const name = `${apps[1]}_us-east-1`;
		expect(walk(fanOut, {limit: 50, names: new Set([name])})).toEqual([name]);
		expect(walk(fanOut, {limit: 50, actions: new Set(['aws:sleep'])})).toEqual([]);
		const id = stepExecutionId(fanOut.aws.world.seed, fanOut.parent, 4);
		expect(walk(fanOut, {limit: 50, ids: new Set([id])})).toEqual([name]);
	});

	test('by start time leaves out steps that have not started', () => {
		const fanOut = running(20);
		const begin = fanOut.parent.startedAtMs;
		expect(walk(fanOut, {limit: 50, startedAfterMs: begin + 5000})).toHaveLength(2);
		expect(walk(fanOut, {limit: 50, startedBeforeMs: begin + 5000})).toHaveLength(2);
	});
});

test("a step's ID leads back to it, and a made-up one to nothing", () => {
	const {aws, parent} = running(5);
	const ids = parent.steps.map(({index}) => stepExecutionId(aws.world.seed, parent, index));
	expect(new Set(ids).size).toBe(9);
	for (const id of ids) {
		expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	}
	expect(ids.map(id => stepIndexOf(aws.world.seed, parent, id))).toEqual(parent.steps.map(({index}) => index));
	expect(stepIndexOf(aws.world.seed, parent, '00000000-0000-4000-8000-000000000000')).toBeUndefined();
});

test('Get lists as many steps as the settings say, and says that there are more', () => {
	const aws = new SmallWorld({settings: {stepExecutionsCutOff: 3}});
	const parent = aws.fanOut({Accounts: [...apps]});
	aws.pass(2);
	const view = viewExecution(aws.world, parent);
	expect([(view.StepExecutions as unknown[]).length, view.StepExecutionsTruncated]).toEqual([3, true]);
});
