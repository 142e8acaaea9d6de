import {DescribeDocumentCommand, type DescribeDocumentCommandInput, SSMClient} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {awsDocuments} from '../../../../source/simulator/documents/aws-runbooks.ts';
import {runbooks} from '../../wire/automations.ts';
import {central, refusalOf, serve} from '../../wire/serve.ts';

const documents = [...runbooks, ...awsDocuments()];
const sharedArn = `arn:aws:ssm:us-east-1:${central}:document/Own-Paint`;

async function describe(input: DescribeDocumentCommandInput, by: 'operator' | 'member' = 'operator') {
	const {client} = await serve({documents});
	return (await client(SSMClient, by).send(new DescribeDocumentCommand(input))).Document!;
}

test('parameters have two types and a default, and nothing of what they allow', async () => {
	const document = await describe({Name: 'Own-Paint'});
	expect(document).toMatchObject({
		Name: 'Own-Paint',
		Owner: central,
		Status: 'Active',
		Description: 'Does one thing',
		DocumentVersion: '1',
		DefaultVersion: '1',
		LatestVersion: '2',
		Category: ['Painting'],
		Parameters: [
			{Name: 'Color', Type: 'String', Description: 'Of what it does', DefaultValue: 'red'},
			{Name: 'Ids', Type: 'StringList'},
		],
	});
	expect(document.Parameters?.[1]).not.toHaveProperty('DefaultValue');
});

test('the runbook of the examples takes an instance, and a role that may be empty', async () => {
	const {Parameters} = await describe({Name: 'AWS-RestartEC2Instance'});
	expect(Parameters?.map(({Name, Type, DefaultValue}) => [Name, Type, DefaultValue])).toEqual([
		['InstanceId', 'StringList', undefined],
		['AutomationAssumeRole', 'String', ''],
	]);
});

test('a version is chosen by number, or is the latest', async () => {
	expect(await describe({Name: 'Own-Paint', DocumentVersion: '2'})).toMatchObject({DocumentVersion: '2'});
	expect(await describe({Name: 'Own-Paint', DocumentVersion: '$LATEST'})).toMatchObject({DocumentVersion: '2'});
	expect(await refusalOf(describe({Name: 'Own-Paint', DocumentVersion: '3'}))).toMatchObject({
		code: 'InvalidDocumentVersion',
	});
	expect(await refusalOf(describe({Name: 'Own-Paint', VersionName: 'golden'}))).toMatchObject({
		code: 'InvalidDocumentVersion',
	});
});

test('what another account shares is found by ARN, and calls itself so', async () => {
	expect(await describe({Name: sharedArn}, 'member')).toMatchObject({Name: sharedArn});
	expect(await refusalOf(describe({Name: 'Own-Paint'}, 'member'))).toEqual({
		code: 'InvalidDocument',
		message: 'Document with name Own-Paint does not exist.',
		status: 400,
	});
});
