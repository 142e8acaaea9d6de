import type {DocumentDescription, DocumentIdentifier, DocumentKeyValuesFilter} from '@aws-sdk/client-ssm';
import {fail, succeed} from '../../core/domain/failure.ts';
import type {RunbookOwner, RunbookSummary, RunbookVersion} from '../../core/domain/runbook-list.ts';
import type {Catalog} from '../../ports/catalog.ts';
import type {Ask} from './automation.ts';
import {StrangeAnswerError} from './check-answers.ts';

/** Runbooks of Systems Manager over the SDK. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory, whose methods are short.
export function createCatalog(ask: Ask): Catalog {
	return {
		listRunbooks: (where, owner, nextToken) =>
			ask({what: 'list the runbooks', operation: 'ListDocuments', where}, async (client, sdk) => {
				const answer = await client.send(
					new sdk.ListDocumentsCommand({
						Filters: toFilters(owner),
						MaxResults: 50,
						...(nextToken === null ? {} : {NextToken: nextToken}),
					}),
				);
				const items = (answer.DocumentIdentifiers ?? []).map(fromIdentifier);
				return {
					// Whether `Private` brings the caller's own documents too isn't documented.
					items: owner === 'Private' ? items.filter(item => item.owner !== where.accountId) : items,
					nextToken: answer.NextToken || null,
				};
			}),

		async readRunbook(where, name, version) {
			const attempt = {what: `read the runbook ${name}`, where};
			const [described, got] = await Promise.all([
				ask({...attempt, operation: 'DescribeDocument'}, async (client, sdk) => {
					const answer = await client.send(new sdk.DescribeDocumentCommand({Name: name, DocumentVersion: version}));
					return answer.Document ?? {};
				}),
				ask({...attempt, operation: 'GetDocument'}, async (client, sdk) => {
					const answer = await client.send(
						new sdk.GetDocumentCommand({Name: name, DocumentVersion: version, DocumentFormat: 'JSON'}),
					);
					if (!answer.Content) {
						throw new StrangeAnswerError('The answer holds no runbook');
					}

					return answer;
				}),
			]);
			if (!got.ok) {
				return fail(got.failure);
			}

			// The content alone has what a form needs: who may not describe the document can launch it all the same.
			const document: DocumentDescription = described.ok ? described.value : {Name: name};
			const read = got.value.DocumentVersion ?? document.DocumentVersion ?? '';
			return succeed({
				...fromIdentifier(document),
				name,
				version: read,
				defaultVersion: document.DefaultVersion ?? read,
				latestVersion: document.LatestVersion ?? read,
				description: document.Description ?? null,
				categories: [...new Set([...(document.Category ?? []), ...(document.CategoryEnum ?? [])])],
				content: got.value.Content ?? '',
			});
		},

		listVersions: (where, name, nextToken) =>
			ask(
				{what: `list the versions of the runbook ${name}`, operation: 'ListDocumentVersions', where},
				async (client, sdk) => {
					const answer = await client.send(
						new sdk.ListDocumentVersionsCommand({
							Name: name,
							MaxResults: 50,
							...(nextToken === null ? {} : {NextToken: nextToken}),
						}),
					);
					const items = (answer.DocumentVersions ?? []).map(
						(version): RunbookVersion => ({
							version: version.DocumentVersion ?? '',
							name: version.VersionName ?? null,
							isDefault: version.IsDefaultVersion ?? false,
							createdAt: version.CreatedDate?.getTime() ?? null,
							status: version.Status ?? null,
						}),
					);
					return {items, nextToken: answer.NextToken || null};
				},
			),

		listShares: (where, name, nextToken) =>
			ask(
				{what: `find out who the runbook ${name} is shared with`, operation: 'DescribeDocumentPermission', where},
				async (client, sdk) => {
					const answer = await client.send(
						new sdk.DescribeDocumentPermissionCommand({
							Name: name,
							PermissionType: 'Share',
							...(nextToken === null ? {} : {NextToken: nextToken}),
						}),
					);
					return {items: answer.AccountIds ?? [], nextToken: answer.NextToken || null};
				},
			),
	};
}

function toFilters(owner: RunbookOwner): DocumentKeyValuesFilter[] {
	const type = {Key: 'DocumentType', Values: ['Automation']};
	return owner === 'Any' ? [type] : [type, {Key: 'Owner', Values: [owner]}];
}

function fromIdentifier(sdk: DocumentIdentifier | DocumentDescription): RunbookSummary {
	return {
		name: sdk.Name ?? '',
		owner: sdk.Owner ?? '',
		displayName: sdk.DisplayName ?? null,
		platformTypes: sdk.PlatformTypes ?? [],
		targetType: sdk.TargetType ?? null,
		tags: Object.fromEntries((sdk.Tags ?? []).map(({Key, Value}) => [Key ?? '', Value ?? ''])),
	};
}
