import {documentArn, documentVersion, documentVersionName} from '../../constraints/automation.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import type {DocumentVersion} from '../../documents/document.ts';
import {operation} from '../operation.ts';
import {demandDocument, nameFor, type VersionChoice} from './find-document.ts';

type Format = 'YAML' | 'JSON' | 'TEXT';

export const getDocument = operation<VersionChoice & {Name: string; DocumentFormat?: Format}>({
	service: 'ssm',
	name: 'GetDocument',
	input: structure({
		Name: required(documentArn),
		VersionName: documentVersionName,
		DocumentVersion: documentVersion,
		DocumentFormat: text({values: ['YAML', 'JSON', 'TEXT']}),
	}),
	async handle(context, input) {
		const {Name, DocumentFormat = 'JSON'} = input;
		const {document, version} = demandDocument(context, Name, input);
		return {
			Name: nameFor(context, document),
			CreatedDate: version.createdAtMs / 1000,
			DisplayName: document.displayName,
			VersionName: version.versionName,
			DocumentVersion: version.version,
			Status: version.status,
			Content: await convert(version, DocumentFormat),
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

/** The author's own text where the format is the author's. */
async function convert({content, format}: DocumentVersion, wanted: Format): Promise<string> {
	if (wanted === 'TEXT' || wanted === format) {
		return content;
	}

	// Loaded when first needed: it takes longer to load than all the rest of the simulator, and most documents are JSON.
	const {jsonToYaml, yamlToJson} = await import('../../documents/convert-text.ts');
	return wanted === 'JSON' ? yamlToJson(content) : jsonToYaml(content);
}
