import {documentName} from '../../constraints/automation.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {setDocument} from '../../documents/change-documents.ts';
import {findVersion} from '../../documents/find.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandOwnDocument} from './change-document.ts';

export const updateDocumentDefaultVersion = operation<{Name: string; DocumentVersion: string}>({
	service: 'ssm',
	name: 'UpdateDocumentDefaultVersion',
	input: structure({Name: required(documentName), DocumentVersion: required(text({pattern: '(^[1-9][0-9]*$)'}))}),
	handle(context, {Name, DocumentVersion}) {
		const document = demandOwnDocument(context, Name);
		const version = findVersion(document, DocumentVersion);
		if (version === undefined) {
			throw new ServiceError('InvalidDocumentVersion', 'The document version is not valid or does not exist.');
		}
		setDocument(context.world, {...document, defaultVersion: DocumentVersion});
		return {Description: {Name, DefaultVersion: DocumentVersion, DefaultVersionName: version.versionName}};
	},
});
