import {describe, expect, test} from 'vitest';
import type {TextShape} from '../../../source/simulator/constraints/shape.ts';
import {operations} from '../../../source/simulator/operations/all.ts';
import type {World} from '../../../source/simulator/world.ts';
import {serve} from '../wire/serve.ts';
import {breakEach, mistypeEach, speaksForms} from './break-each.ts';

/** All that an operation can change. */
function changeable(world: World): unknown {
	const {executions, starts, clientTokens, previews} = world.engine;
	const {organization, accounts, store} = world;
	return structuredClone({
		starts,
		tokens: [...clientTokens],
		previews: [...previews],
		executions: [...executions.values()].map(({id, status, tags}) => ({id, status, tags})),
		administrators: organization?.delegatedAdministrators,
		accounts: [...accounts.values()].map(({id, parentId, roles, enabledRegions}) => ({
			id,
			parentId,
			roles,
			enabledRegions,
		})),
		units: [...(organization?.units.values() ?? [])],
		store: {...store, alarms: [...store.alarms.keys()]},
	});
}

describe('an input that breaks one constraint is refused at its place, and nothing changes', () => {
	test.for(operations.all.map(operation => [operation.name, operation] as const))('%s', async ([, operation]) => {
		const {config, world} = await serve();
		const before = changeable(world);
		const judged = await breakEach(config('administrator'), operation);
		expect(judged.map(({got}) => got)).toEqual(judged.map(({wanted}) => wanted));
		expect(changeable(world)).toEqual(before);
	});
});

describe('a member of the wrong type is refused, and nothing changes', () => {
	const readsJson = operations.all.filter(({service}) => !speaksForms(service));
	test.for(readsJson.map(operation => [operation.name, operation] as const))('%s', async ([, operation]) => {
		const {config, world} = await serve();
		const before = changeable(world);
		for (const answer of await mistypeEach(config('administrator'), operation)) {
			expect(answer).toMatch(/: SerializationException 400$/);
		}

		expect(changeable(world)).toEqual(before);
	});
});

test('the patterns of the model can be compiled', () => {
	const patterns = operations.all.flatMap(({input}) =>
		Object.values(input.members).flatMap(member =>
			member.kind === 'text' ? [(member as TextShape).pattern ?? ''] : [],
		),
	);
	expect(patterns.map(pattern => new RegExp(pattern, 'u'))).toHaveLength(patterns.length);
});
