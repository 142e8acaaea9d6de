import {createHash} from 'node:crypto';
import {documentArn, documentVersion, documentVersionName} from '../../constraints/automation.ts';
import {required, structure} from '../../constraints/shape.ts';
import type {RunbookParameter} from '../../documents/runbook.ts';
import {operation} from '../operation.ts';
import {demandDocument, type VersionChoice, viewDocument} from './find-document.ts';

export const describeDocument = operation<VersionChoice & {Name: string}>({
	service: 'ssm',
	name: 'DescribeDocument',
	input: structure({
		Name: required(documentArn),
		DocumentVersion: documentVersion,
		VersionName: documentVersionName,
	}),
	handle(context, input) {
		const {document, version} = demandDocument(context, input.Name, input);
		return {
			Document: {
				...viewDocument(context, document, version),
				Hash: createHash('sha256').update(version.content).digest('hex'),
				HashType: 'Sha256',
				Status: version.status,
				Description: version.runbook?.description,
				Parameters: [...(version.runbook?.parameters.values() ?? [])].map(viewParameter),
				LatestVersion: document.versions.at(-1)!.version,
				DefaultVersion: document.defaultVersion,
				AttachmentsInformation: document.attachments.map(({name}) => ({Name: name})),
				Category: document.category,
				CategoryEnum: document.categoryEnum,
			},
		};
	},
});

/** Only two types, and no allowed values or patterns: the rest is in the content alone. */
function viewParameter({name, type, description, default: value}: RunbookParameter): object {
	return {
		Name: name,
		Type: /^(?:StringList|MapList|List<)/.test(type) ? 'StringList' : 'String',
		Description: description,
		DefaultValue: value === undefined || typeof value === 'string' ? value : JSON.stringify(value),
	};
}
