import {type AutomationDocument, type DocumentVersion, documentArn} from '../../documents/document.ts';
import {findDocument, findVersion} from '../../documents/find.ts';
import {ServiceError} from '../../service-error.ts';
import type {Context} from '../operation.ts';

/** Which version of a document is meant: by its number, or by the name that its author gave it. */
export type VersionChoice = {readonly DocumentVersion?: string; readonly VersionName?: string};

/** @throws InvalidDocument, InvalidDocumentVersion. */
export function demandDocument(
	{world, caller}: Context,
	name: string,
	{DocumentVersion, VersionName}: VersionChoice = {},
): {readonly document: AutomationDocument; readonly version: DocumentVersion} {
	const document = findDocument(world, caller, name);
	if (document === undefined) {
		throw new ServiceError('InvalidDocument', `Document with name ${name} does not exist.`);
	}

	const version =
		VersionName === undefined
			? findVersion(document, DocumentVersion)
			: document.versions.find(
					one => one.versionName === VersionName && (DocumentVersion === undefined || one.version === DocumentVersion),
				);
	if (version === undefined) {
		throw new ServiceError(
			'InvalidDocumentVersion',
			`The document version ${VersionName ?? DocumentVersion} of ${name} is not valid or does not exist.`,
		);
	}

	return {document, version};
}

/** A document's name as this caller has to write it: its ARN where another account shares it. */
export function nameFor({caller}: Context, document: AutomationDocument): string {
	return document.owner === 'Amazon' || document.owner === caller.accountId
		? document.name
		: documentArn(document, caller.region);
}

/** What the listing and the description of a document have in common. */
export function viewDocument(context: Context, document: AutomationDocument, version: DocumentVersion) {
	return {
		Name: nameFor(context, document),
		CreatedDate: version.createdAtMs / 1000,
		DisplayName: document.displayName,
		Owner: document.owner,
		VersionName: version.versionName,
		PlatformTypes: document.platformTypes,
		DocumentVersion: version.version,
		DocumentType: document.documentType,
		SchemaVersion: version.runbook?.schemaVersion ?? '0.3',
		DocumentFormat: version.format,
		TargetType: document.targetType,
		Tags: Object.entries(document.tags).map(([Key, Value]) => ({Key, Value})),
		Author: document.author,
	};
}
