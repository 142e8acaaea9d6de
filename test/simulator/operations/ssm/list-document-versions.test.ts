import {ListDocumentVersionsCommand, paginateListDocumentVersions, SSMClient} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {awsDocuments} from '../../../../source/simulator/documents/aws-runbooks.ts';
import {runbooks} from '../../wire/automations.ts';
import {refusalOf, serve} from '../../wire/serve.ts';

const documents = [...runbooks, ...awsDocuments()];

test('versions come newest first, and one is the default', async () => {
	const {client} = await serve({documents});
	const command = new ListDocumentVersionsCommand({Name: 'Own-Paint'});
	const {DocumentVersions} = await client(SSMClient).send(command);
	expect(DocumentVersions?.map(({DocumentVersion, IsDefaultVersion}) => [DocumentVersion, IsDefaultVersion])).toEqual([
		['2', false],
		['1', true],
	]);
	expect(DocumentVersions?.[0]).toMatchObject({
		Status: 'Active',
		DocumentFormat: 'YAML',
		CreatedDate: expect.any(Date),
	});
});

test('pages hang together', async () => {
	const {client} = await serve({documents});
	const paged = paginateListDocumentVersions({client: client(SSMClient), pageSize: 1}, {Name: 'Own-Paint'});
	const versions: unknown[] = [];
	for await (const page of paged) {
		versions.push(page.DocumentVersions?.map(({DocumentVersion}) => DocumentVersion));
	}

	expect(versions).toEqual([['2'], ['1']]);
});

test('a document that is not there is refused', async () => {
	const {client} = await serve();
	const call = client(SSMClient).send(new ListDocumentVersionsCommand({Name: 'Nobody'}));
	expect(await refusalOf(call)).toMatchObject({code: 'InvalidDocument'});
});
