import {parse, stringify} from 'yaml';
import {documentArn, documentVersion} from '../../constraints/automation.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandDocument, nameFor} from './find-document.ts';

type Input = {Name: string; DocumentVersion?: string; DocumentFormat?: 'YAML' | 'JSON' | 'TEXT'};

export const getDocument = operation<Input>({
	service: 'ssm',
	name: 'GetDocument',
	input: structure({
		Name: required(documentArn),
		DocumentVersion: documentVersion,
		VersionName: text({pattern: '[a-zA-Z0-9_\\-.]{1,128}'}),
		DocumentFormat: text({values: ['YAML', 'JSON', 'TEXT']}),
	}),
	handle(context, {Name, DocumentVersion, DocumentFormat = 'JSON'}) {
		const {document, version} = demandDocument(context, Name, DocumentVersion);
		return {
			Name: nameFor(context, document),
			CreatedDate: version.createdAtMs / 1000,
			DisplayName: document.displayName,
			VersionName: version.versionName,
			DocumentVersion: version.version,
			Status: version.status,
			Content: convert(version.content, version.format, DocumentFormat),
			DocumentType: document.documentType,
			DocumentFormat,
			AttachmentsContent: document.attachments.map(({name, size, hash}) => ({
				Name: name,
				Size: size,
				Hash: hash,
				HashType: 'Sha256',
			})),
		};
	},
});

function convert(content: string, from: string, to: string): string {
	if (to === 'TEXT' || from === to) {
		return content;
	}

	return to === 'JSON' ? JSON.stringify(parse(content), undefined, 2) : stringify(JSON.parse(content));
}
