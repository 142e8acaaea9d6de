import {succeed} from '../../core/domain/failure.ts';
import type {Documents} from '../../ports/documents.ts';
import type {Ask} from './automation.ts';

/** Automation documents over the SDK. */
export function createDocuments(ask: Ask): Documents {
	return {...createReads(ask), ...createWrites(ask)};
}

function createReads(ask: Ask): Pick<Documents, 'readDocument' | 'listShares'> {
	return {
		async readDocument(where, name, version) {
			const attempt = {what: `read the runbook ${name}`, where};
			const described = await ask({...attempt, operation: 'DescribeDocument'}, async (client, sdk) => {
				const {Document} = await client.send(new sdk.DescribeDocumentCommand({Name: name, DocumentVersion: version}));
				return Document ?? {};
			});
			if (!described.ok) {
				return described.failure.kind === 'not-found' ? succeed(null) : described;
			}

			const {DocumentFormat, DocumentVersion = '', DefaultVersion = '', LatestVersion = ''} = described.value;
			return ask({...attempt, operation: 'GetDocument'}, async (client, sdk) => {
				// In the author's own format AWS returns the author's own text.
				const {Content = ''} = await client.send(
					new sdk.GetDocumentCommand({
						Name: name,
						DocumentVersion: version,
						...(DocumentFormat !== undefined && {DocumentFormat}),
					}),
				);
				return {
					version: DocumentVersion,
					defaultVersion: DefaultVersion,
					latestVersion: LatestVersion,
					content: Content,
				};
			});
		},

		listShares: (where, name) =>
			ask(
				{what: `list whom ${name} is shared with`, operation: 'DescribeDocumentPermission', where},
				async (client, sdk) => {
					const ids: string[] = [];
					let token: string | undefined;
					do {
						const answer = await client.send(
							new sdk.DescribeDocumentPermissionCommand({
								Name: name,
								PermissionType: 'Share',
								MaxResults: 200,
								...(token === undefined ? {} : {NextToken: token}),
							}),
						);
						ids.push(...(answer.AccountIds ?? []));
						token = answer.NextToken || undefined;
					} while (token !== undefined);
					return ids;
				},
			),
	};
}

function createWrites(ask: Ask): Pick<Documents, 'createDocument' | 'addVersion' | 'setDefaultVersion' | 'share'> {
	return {
		createDocument: (where, {name, content, format, versionName}) =>
			ask({what: `create the runbook ${name}`, operation: 'CreateDocument', where}, async (client, sdk) => {
				await client.send(
					new sdk.CreateDocumentCommand({
						Name: name,
						Content: content,
						DocumentType: 'Automation',
						DocumentFormat: format,
						...(versionName !== undefined && {VersionName: versionName}),
					}),
				);
			}),

		addVersion: (where, {name, content, format, versionName}) =>
			ask({what: `add a version to ${name}`, operation: 'UpdateDocument', where}, async (client, sdk) => {
				const {DocumentDescription} = await client.send(
					new sdk.UpdateDocumentCommand({
						Name: name,
						Content: content,
						DocumentFormat: format,
						DocumentVersion: '$LATEST',
						...(versionName !== undefined && {VersionName: versionName}),
					}),
				);
				return DocumentDescription?.DocumentVersion ?? '';
			}),

		setDefaultVersion: (where, name, version) =>
			ask(
				{what: `make ${version} the default version of ${name}`, operation: 'UpdateDocumentDefaultVersion', where},
				async (client, sdk) => {
					await client.send(new sdk.UpdateDocumentDefaultVersionCommand({Name: name, DocumentVersion: version}));
				},
			),

		share: (where, name, add, remove) =>
			ask({what: `share ${name}`, operation: 'ModifyDocumentPermission', where}, async (client, sdk) => {
				await client.send(
					new sdk.ModifyDocumentPermissionCommand({
						Name: name,
						PermissionType: 'Share',
						...(add.length > 0 && {AccountIdsToAdd: [...add]}),
						...(remove.length > 0 && {AccountIdsToRemove: [...remove]}),
					}),
				);
			}),
	};
}
