import {GetParametersByPathCommand, paginateGetParametersByPath, SSMClient} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {refusalOf, serve} from '../../wire/serve.ts';

const root = '/aws/service/global-infrastructure';

async function values(Path: string, Recursive?: boolean): Promise<readonly unknown[]> {
	const {client} = await serve();
	const found: unknown[] = [];
	const input = {Path, ...(Recursive === undefined ? {} : {Recursive})};
	for await (const page of paginateGetParametersByPath({client: client(SSMClient)}, input)) {
		expect(page.Parameters?.length).toBeLessThanOrEqual(10);
		found.push(...(page.Parameters ?? []).map(({Value}) => Value));
	}

	return found;
}

test('the Regions of Systems Manager come ten a page, in no order, of all partitions', async () => {
	const found = await values(`${root}/services/ssm/regions`);
	expect(found).toHaveLength(38);
	expect(found).toEqual(expect.arrayContaining(['us-east-1', 'cn-north-1', 'us-gov-west-1']));
	expect(found).not.toEqual(found.toSorted());
});

test('only what is directly below comes, unless it is asked for', async () => {
	expect(await values(`${root}/regions`)).toHaveLength(38);
	expect((await values(`${root}/regions/eu-west-1`)).toSorted()).toEqual([
		'Europe (Ireland)',
		'Ireland',
		'amazonaws.com',
		'aws',
	]);
	expect(await values(`${root}/regions/eu-west-1/availability-zones`)).toEqual(['euw1-az1', 'euw1-az2', 'euw1-az3']);
	expect(await values(`${root}/services/lambda/regions`)).toHaveLength(38);
	expect((await values(`${root}/services/ssm/regions`, true)).length).toBe(3 * 38);
	expect(await values('/mine')).toEqual([]);
});

test.for([
	['a path without a slash', {Path: 'mine'}, 'ValidationException'],
	['a filter by name', {Path: '/', ParameterFilters: [{Key: 'Name', Values: ['a']}]}, 'InvalidFilterKey'],
	[
		'an unknown filter option',
		{Path: '/aws', Recursive: true, ParameterFilters: [{Key: 'Type', Option: 'Like', Values: ['a']}]},
		'InvalidFilterOption',
	],
	['a token of nobody', {Path: '/', NextToken: 'nonsense'}, 'InvalidNextToken'],
] as const)('%s is refused', async ([, input, code]) => {
	const {client} = await serve();
	const call = client(SSMClient).send(new GetParametersByPathCommand({Recursive: true, ...input} as {Path: string}));
	expect(await refusalOf(call)).toMatchObject({code, status: 400});
});
