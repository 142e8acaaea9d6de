import {
	ListDocumentsCommand,
	type ListDocumentsCommandInput,
	paginateListDocuments,
	SSMClient,
} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {awsDocuments} from '../../../../source/simulator/documents/aws-runbooks.ts';
import {withSettings} from '../../../../source/simulator/settings.ts';
import {runbooks} from '../../wire/automations.ts';
import {central, type PersonName, refusalOf, serve} from '../../wire/serve.ts';

const documents = [...runbooks, ...awsDocuments()];
const sharedArn = `arn:aws:ssm:us-east-1:${central}:document/Own-Paint`;

async function lister(by: PersonName = 'operator', privateListIncludesOwn = false) {
	const {client} = await serve({documents, settings: withSettings({privateListIncludesOwn})});
	const ssm = client(SSMClient, by);
	const list = async (input: ListDocumentsCommandInput) =>
		(await ssm.send(new ListDocumentsCommand(input))).DocumentIdentifiers ?? [];
	const find = async (...filters: ReadonlyArray<readonly [string, ...string[]]>) =>
		(await list({Filters: filters.map(([Key, ...Values]) => ({Key, Values}))})).map(one => one.Name);
	return {ssm, list, find};
}

test('an entry has the target type and the tags, but neither category nor description', async () => {
	const {list} = await lister();
	const [entry] = await list({Filters: [{Key: 'Name', Values: ['Own-Paint']}]});
	expect(entry).toMatchObject({
		Name: 'Own-Paint',
		DisplayName: 'Paint',
		Owner: central,
		DocumentVersion: '1',
		DocumentType: 'Automation',
		SchemaVersion: '0.3',
		DocumentFormat: 'YAML',
		TargetType: '/AWS::EC2::Instance',
		PlatformTypes: ['Windows', 'Linux', 'MacOS'],
		Tags: [{Key: 'team', Value: 'platform'}],
	});
	expect(entry).not.toHaveProperty('Category');
	expect(entry).not.toHaveProperty('Description');
});

test('owners are told apart', async () => {
	const operator = await lister();
	expect(await operator.find(['Owner', 'Self'])).toEqual(['Own-Paint', 'Own-Ask']);
	expect(await operator.find(['Owner', 'Private'])).toEqual([]);
	expect(await operator.find(['Owner', 'Amazon'], ['Name', 'AWS-RestartEC2'])).toContain('AWS-RestartEC2Instance');
	expect(await operator.find(['Owner', 'ThirdParty'])).toEqual([]);
	const member = await lister('member');
	expect(await member.find(['Owner', 'Self'])).toEqual(['Member-Secret']);
	expect(await member.find(['Owner', 'Private'])).toEqual([sharedArn]);
	expect(await member.find(['Owner', 'Public'])).toEqual([`arn:aws:ssm:us-east-1:${central}:document/Own-Ask`]);
});

test("the private ones may include one's own, where the settings say so", async () => {
	const {find} = await lister('operator', true);
	expect(await find(['Owner', 'Private'])).toEqual(['Own-Paint', 'Own-Ask']);
});

test('a name is a prefix', async () => {
	const {find} = await lister();
	expect(await find(['Name', 'Own-'])).toEqual(['Own-Paint', 'Own-Ask']);
});

test('documents are found by type, platform, target type and one tag', async () => {
	const {find} = await lister();
	expect(await find(['DocumentType', 'Command'])).toEqual(['AWS-RunShellScript', 'AWS-RunPatchBaseline']);
	expect(await find(['PlatformTypes', 'Linux'], ['DocumentType', 'Command'])).toHaveLength(2);
	expect(await find(['TargetType', '/AWS::EC2::Instance'], ['Owner', 'Self'])).toEqual(['Own-Paint']);
	expect(await find(['tag:team', 'platform', 'web'])).toEqual(['Own-Paint']);
});

test('the old filter list means the same', async () => {
	const {list} = await lister();
	const found = await list({DocumentFilterList: [{key: 'Owner', value: 'Self'}]});
	expect(found.map(({Name}) => Name)).toEqual(['Own-Paint', 'Own-Ask']);
});

test('pages hang together', async () => {
	const {ssm} = await lister();
	const names: unknown[] = [];
	for await (const page of paginateListDocuments({client: ssm, pageSize: 20}, {})) {
		names.push(...(page.DocumentIdentifiers ?? []).map(({Name}) => Name));
	}

	expect(new Set(names).size).toBe(names.length);
	// All but the one that the member account keeps to itself.
	expect(names).toHaveLength(documents.length - 1);
});

test.for([
	['an unknown key', [['Color', 'red']]],
	['an owner of nobody', [['Owner', 'Somebody']]],
	['two owners', [['Owner', 'Self', 'Amazon']]],
	[
		'two tags',
		[
			['tag:a', '1'],
			['tag:b', '2'],
		],
	],
] as const)('%s is refused', async ([, filters]) => {
	const {find} = await lister();
	expect(await refusalOf(find(...filters))).toMatchObject({code: 'InvalidFilterKey', status: 400});
});
