import {GetDocumentCommand, type GetDocumentCommandInput, SSMClient} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {awsDocuments} from '../../../../source/simulator/documents/aws-runbooks.ts';
import {runbooks} from '../../wire/automations.ts';
import {central, refusalOf, serve} from '../../wire/serve.ts';

const documents = [...runbooks, ...awsDocuments()];
const sharedArn = `arn:aws:ssm:us-east-1:${central}:document/Own-Paint`;

async function get(input: GetDocumentCommandInput, by: 'operator' | 'member' = 'operator') {
	const {client} = await serve({documents});
	return client(SSMClient, by).send(new GetDocumentCommand(input));
}

test('the content is JSON unless YAML is asked for', async () => {
	const json = await get({Name: 'Own-Paint'});
	expect(json).toMatchObject({DocumentFormat: 'JSON', DocumentVersion: '1', Status: 'Active'});
	const yaml = await get({Name: 'Own-Paint', DocumentFormat: 'YAML'});
	expect(yaml.Content).toContain('description: Does one thing\n');
	expect(JSON.parse(json.Content!)).toEqual(parse(yaml.Content!));
});

test('a JSON document is given as YAML, too', async () => {
	const {Content} = await get({Name: 'Own-Ask', DocumentFormat: 'YAML'});
	expect(Content).toContain('schemaVersion: "0.3"');
});

test('the content alone tells what a parameter allows', async () => {
	const {Content} = await get({Name: 'Own-Paint'});
	expect(JSON.parse(Content!).parameters.Color.allowedValues).toEqual(['red', 'blue']);
});

test('the latest version has its own content', async () => {
	const {Content} = await get({Name: 'Own-Paint', DocumentVersion: '$LATEST'});
	expect(JSON.parse(Content!).mainSteps[0].name).toBe('second');
});

test('what is not shared is not there', async () => {
	expect(await get({Name: sharedArn}, 'member')).toMatchObject({Name: sharedArn});
	const secret = 'arn:aws:ssm:us-east-1:987654321098:document/Member-Secret';
	expect(await refusalOf(get({Name: secret}))).toMatchObject({code: 'InvalidDocument'});
});
