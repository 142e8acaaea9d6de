import {createHash} from 'node:crypto';
import type {AutomationDocument, DocumentVersion} from '../../documents/document.ts';
import type {RunbookParameter} from '../../documents/runbook.ts';
import {ServiceError} from '../../service-error.ts';
import type {Context} from '../operation.ts';
import {demandDocument, viewDocument} from './find-document.ts';

/** A document of the caller's own, which alone it may change. @throws InvalidDocument, InvalidDocumentOperation. */
export function demandOwnDocument(context: Context, name: string): AutomationDocument {
	const {document} = demandDocument(context, name);
	if (document.owner !== context.caller.accountId) {
		throw new ServiceError('InvalidDocument', `Document with name ${name} does not exist.`);
	}
	return document;
}

/** A document with one version of it, as creating and describing show it. */
export function describe(context: Context, document: AutomationDocument, version: DocumentVersion) {
	return {
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
	};
}

/** Only two types, and no allowed values or patterns: the rest is in the content alone. */
function viewParameter({name, type, description, default: value}: RunbookParameter): object {
	return {
		Name: name,
		Type: /^(?:StringList|MapList|List<)/.test(type) ? 'StringList' : 'String',
		Description: description,
		DefaultValue: value === undefined || typeof value === 'string' ? value : JSON.stringify(value),
	};
}
