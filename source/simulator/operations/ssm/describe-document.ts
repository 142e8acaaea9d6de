import {documentArn, documentVersion, documentVersionName} from '../../constraints/automation.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {describe} from './change-document.ts';
import {demandDocument, type VersionChoice} from './find-document.ts';

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
			Document: describe(context, document, version),
		};
	},
});
