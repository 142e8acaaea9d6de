import type {AutomationDocument, DocumentVersion} from '../../documents/document.ts';
import {documentArn} from '../../documents/document.ts';
import {findDocument, findVersion} from '../../documents/find.ts';
import {ServiceError} from '../../service-error.ts';
import type {Context} from '../operation.ts';

/** @throws InvalidDocument, InvalidDocumentVersion. */
export function demandDocument(
	{world, caller}: Context,
	name: string,
	version?: string,
): {readonly document: AutomationDocument; readonly version: DocumentVersion} {
	const document = findDocument(world, caller, name);
	if (document === undefined) {
		throw new ServiceError('InvalidDocument', `Document with name ${name} does not exist.`);
	}

	const found = findVersion(document, version);
	if (found === undefined) {
		throw new ServiceError('InvalidDocumentVersion', `The document version ${version} is not valid.`);
	}

	return {document, version: found};
}

/** A document's name as this caller has to write it: its ARN where another account shares it. */
export function nameFor({caller}: Context, document: AutomationDocument): string {
	return document.owner === 'Amazon' || document.owner === caller.accountId
		? document.name
		: documentArn(document, caller.region);
}
