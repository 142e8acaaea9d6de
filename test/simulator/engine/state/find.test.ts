import {describe, expect, test} from 'vitest';
import {findExecution, listExecutions} from '../../../../source/simulator/engine/state/find.ts';
import {apps, caller, central, SmallWorld} from '../small-world.ts';

const notFound = expect.objectContaining({code: 'AutomationExecutionNotFoundException'}) as Error;

test('an execution is found only with its own account in its own Region', () => {
	const aws = new SmallWorld();
	const {id} = aws.start();
	expect(findExecution(aws.world, central, 'eu-west-1', id).id).toBe(id);
	expect(() => findExecution(aws.world, central, 'us-east-1', id)).toThrow(notFound);
	expect(() => findExecution(aws.world, apps[0], 'eu-west-1', id)).toThrow(notFound);
});

test('an execution is gone 30 days after its end', () => {
	const aws = new SmallWorld();
	const execution = aws.finish(aws.start());
	aws.pass(30 * 86_400);
	expect(findExecution(aws.world, central, 'eu-west-1', execution.id)).toBe(execution);
	aws.pass(3700);
	expect(() => findExecution(aws.world, central, 'eu-west-1', execution.id)).toThrow(notFound);
	expect(aws.world.engine.executions.size).toBe(0);
});

/** The IDs of every page of a list. */
function pages(aws: SmallWorld, query: {limit: number; parentId?: string}, between = () => {}): readonly string[][] {
	const result: string[][] = [];
	let position: number | undefined = 0;
	while (position !== undefined) {
		const page = listExecutions(aws.world, central, 'eu-west-1', {...query, position});
		result.push(page.executions.map(({id}) => id));
		position = page.next;
		between();
	}
	return result;
}

describe('the list', () => {
	test('is newest first, in pages that do not shift when something starts', () => {
		const aws = new SmallWorld();
		const ids = Array.from({length: 5}, () => {
			aws.pass(1);
			return aws.start().id;
		});
		expect(pages(aws, {limit: 2}, () => aws.start())).toEqual([[ids[4], ids[3]], [ids[2], ids[1]], [ids[0]]]);
	});

	test('is oldest first where the settings say so', () => {
		const aws = new SmallWorld({settings: {listOrder: 'oldest-first'}});
		const ids = [aws.start().id, aws.start().id, aws.start().id];
		expect(pages(aws, {limit: 2})).toEqual([[ids[0], ids[1]], [ids[2]]]);
	});

	test('has the children of the central account too, unless the settings hide them', () => {
		const shown = new SmallWorld();
		shown.finish(shown.fanOut({Accounts: [central]}));
		expect(pages(shown, {limit: 50})[0]).toHaveLength(2);
		const hidden = new SmallWorld({settings: {listIncludesChildren: false}});
		const parent = hidden.finish(hidden.fanOut({Accounts: [central]}));
		expect(pages(hidden, {limit: 50})).toEqual([[parent.id]]);
		expect(pages(hidden, {limit: 50, parentId: parent.id})).toEqual([[parent.steps[0]!.child!.id]]);
	});

	test('goes by a filter, in whole pages', () => {
		const aws = new SmallWorld();
		const ids = Array.from({length: 6}, () => aws.start().id);
		const odd = new Set([ids[1], ids[3], ids[5]]);
		const page = listExecutions(aws.world, caller.accountId, caller.region, {
			position: 0,
			limit: 2,
			where: ({id}) => odd.has(id),
		});
		expect(page.executions.map(({id}) => id)).toEqual([ids[5], ids[3]]);
	});
});
