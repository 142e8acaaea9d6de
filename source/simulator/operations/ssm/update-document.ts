import {documentVersion} from '../../constraints/automation.ts';
import {structure} from '../../constraints/shape.ts';
import {acceptContent} from '../../documents/accept-content.ts';
import {setDocument} from '../../documents/change-documents.ts';
import type {DocumentVersion} from '../../documents/document.ts';
import {findVersion} from '../../documents/find.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandOwnDocument, describe} from './change-document.ts';
import {documentInput} from './document-input.ts';

type Input = {
	Content: string;
	Name: string;
	DisplayName?: string;
	VersionName?: string;
	DocumentVersion?: string;
	DocumentFormat?: DocumentVersion['format'];
	TargetType?: string;
};

/** What a document may have of versions. */
const mostVersions = 1000;

/** A further version, which isn't the default one until it is made that. */
export const updateDocument = operation<Input>({
	service: 'ssm',
	name: 'UpdateDocument',
	input: structure({...documentInput, DocumentVersion: documentVersion}),
	async handle(context, input) {
		const {Name, Content, DocumentFormat = 'JSON', DocumentVersion: from = '$LATEST', VersionName} = input;
		const {documentType} = demandOwnDocument(context, Name);
		const {runbook} = await acceptContent(Content, documentType, DocumentFormat, context.world.settings);
		const document = demandOwnDocument(context, Name);
		if (findVersion(document, from)?.version !== document.versions.at(-1)!.version) {
			throw new ServiceError(
				'InvalidDocumentVersion',
				'The document version is not valid or does not exist. Only the latest version can be updated.',
			);
		}
		if (document.versions.some(({content}) => content === Content)) {
			throw new ServiceError(
				'DuplicateDocumentContent',
				'The content of the association document matches another document. Change the content of the document and try again.',
			);
		}
		if (VersionName !== undefined && document.versions.some(({versionName}) => versionName === VersionName)) {
			throw new ServiceError('DuplicateDocumentVersionName', `Version name ${VersionName} already exists`);
		}
		if (document.versions.length >= mostVersions) {
			throw new ServiceError('DocumentVersionLimitExceeded', 'The document has too many versions.');
		}
		const version: DocumentVersion = {
			version: String(Number(document.versions.at(-1)!.version) + 1),
			...(VersionName !== undefined && {versionName: VersionName}),
			format: DocumentFormat,
			content: Content,
			createdAtMs: context.world.scale.shown(context.world.nowMs),
			status: 'Active',
			runbook,
		};
		const changed = {
			...document,
			versions: [...document.versions, version],
			...(input.DisplayName !== undefined && {displayName: input.DisplayName}),
			targetType: input.TargetType ?? document.targetType,
		};
		setDocument(context.world, changed);
		return {DocumentDescription: {...describe(context, changed, version), Status: 'Updating'}};
	},
});
