import {documentName, documentVersion, documentVersionName} from '../../constraints/automation.ts';
import {boolean, required, structure} from '../../constraints/shape.ts';
import {removeDocument, setDocument} from '../../documents/change-documents.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandOwnDocument} from './change-document.ts';
import {demandDocument, type VersionChoice} from './find-document.ts';

/** A document goes with all its versions, unless one is named. A shared one has to be taken back first. */
export const deleteDocument = operation<VersionChoice & {Name: string}>({
	service: 'ssm',
	name: 'DeleteDocument',
	input: structure({
		Name: required(documentName),
		DocumentVersion: documentVersion,
		VersionName: documentVersionName,
		Force: boolean,
	}),
	handle(context, input) {
		const document = demandOwnDocument(context, input.Name);
		if (input.DocumentVersion !== undefined || input.VersionName !== undefined) {
			const {version} = demandDocument(context, input.Name, input);
			if (version.version === document.defaultVersion) {
				throw new ServiceError('InvalidDocumentOperation', "Default version of the document can't be deleted.");
			}
			setDocument(context.world, {...document, versions: document.versions.filter(one => one !== version)});
			return {};
		}
		if (document.sharedWith.length > 0) {
			throw new ServiceError(
				'InvalidDocumentOperation',
				'You attempted to delete a document while it is still shared. You must stop sharing the document before you can delete it.',
			);
		}
		removeDocument(context.world, document);
		return {};
	},
});
