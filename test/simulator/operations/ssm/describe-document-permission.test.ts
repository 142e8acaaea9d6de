import {DescribeDocumentPermissionCommand, SSMClient} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {awsDocuments} from '../../../../source/simulator/documents/aws-runbooks.ts';
import {defineDocument} from '../../../../source/simulator/documents/define-document.ts';
import {runbooks} from '../../wire/automations.ts';
import {central, member, refusalOf, serve} from '../../wire/serve.ts';

const sharedWith = Array.from({length: 25}, (_, place) => String(100_000_000_000 + place));
const popular = defineDocument({
	name: 'Own-Popular',
	owner: central,
	region: 'us-east-1',
	contents: [
		{source: {schemaVersion: '0.3', mainSteps: [{name: 'a', action: 'aws:sleep', inputs: {Duration: 'PT1S'}}]}},
	],
	sharedWith,
});

async function describe(Name: string, NextToken?: string) {
	const {client} = await serve({documents: [popular, ...runbooks, ...awsDocuments()]});
	const input = {Name, PermissionType: 'Share' as const, ...(NextToken === undefined ? {} : {NextToken})};
	return client(SSMClient).send(new DescribeDocumentPermissionCommand(input));
}

test('the accounts that a document is shared with are listed', async () => {
	expect(await describe('Own-Paint')).toMatchObject({
		AccountIds: [member, '444455556666'],
		AccountSharingInfoList: [
			{AccountId: member, SharedDocumentVersion: '$DEFAULT'},
			{AccountId: '444455556666', SharedDocumentVersion: '$DEFAULT'},
		],
	});
	expect(await describe('Own-Ask')).toMatchObject({AccountIds: ['all']});
});

test('a page has 20 of them', async () => {
	const first = await describe('Own-Popular');
	expect(first.AccountIds).toEqual(sharedWith.slice(0, 20));
	expect((await describe('Own-Popular', first.NextToken)).AccountIds).toEqual(sharedWith.slice(20));
});

test("AWS's documents have no permissions to show", async () => {
	expect(await refusalOf(describe('AWS-RestartEC2Instance'))).toMatchObject({code: 'InvalidDocumentOperation'});
});

test('a document that is not there is refused', async () => {
	expect(await refusalOf(describe('Nobody'))).toMatchObject({code: 'InvalidDocument', status: 400});
});
