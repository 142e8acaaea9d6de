import {createHash} from 'node:crypto';
import {documentArn, documentVersion} from '../../constraints/automation.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandDocument, nameFor} from './find-document.ts';

export const describeDocument = operation<{Name: string; DocumentVersion?: string}>({
	service: 'ssm',
	name: 'DescribeDocument',
	input: structure({
		Name: required(documentArn),
		DocumentVersion: documentVersion,
		VersionName: text({pattern: '[a-zA-Z0-9_\\-.]{1,128}'}),
	}),
	handle(context, {Name, DocumentVersion}) {
		const {document, version} = demandDocument(context, Name, DocumentVersion);
		return {
			Document: {
				Hash: createHash('sha256').update(version.content).digest('hex'),
				HashType: 'Sha256',
				Name: nameFor(context, document),
				DisplayName: document.displayName,
				VersionName: version.versionName,
				Owner: document.owner,
				CreatedDate: version.createdAtMs / 1000,
				Status: version.status,
				DocumentVersion: version.version,
				Description: version.runbook?.description,
				// Only these two types, and no allowed values: the rest is in the content alone.
				Parameters: [...(version.runbook?.parameters.values() ?? [])].map(parameter => ({
					Name: parameter.name,
					Type: /^(?:StringList|MapList|List<)/.test(parameter.type) ? 'StringList' : 'String',
					Description: parameter.description,
					DefaultValue: printDefault(parameter.default),
				})),
				PlatformTypes: document.platformTypes,
				DocumentType: document.documentType,
				SchemaVersion: version.runbook?.schemaVersion ?? '0.3',
				LatestVersion: document.versions.at(-1)!.version,
				DefaultVersion: document.defaultVersion,
				DocumentFormat: version.format,
				TargetType: document.targetType,
				Tags: Object.entries(document.tags).map(([Key, Value]) => ({Key, Value})),
				Author: document.author,
				Category: document.category,
				CategoryEnum: document.categoryEnum,
			},
		};
	},
});

function printDefault(value: unknown): string | undefined {
	return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}
