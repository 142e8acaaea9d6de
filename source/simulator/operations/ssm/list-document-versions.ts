import {documentArn, page} from '../../constraints/automation.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {demandDocument, nameFor} from './find-document.ts';

/** The newest version first. */
export const listDocumentVersions = operation<{Name: string; MaxResults?: number; NextToken?: string}>({
	service: 'ssm',
	name: 'ListDocumentVersions',
	input: structure({Name: required(documentArn), ...page}),
	pages: pagesOf('DocumentVersions', 50),
	handle(context, {Name, MaxResults = 50, NextToken}) {
		const {document} = demandDocument(context, Name);
		const newestFirst = document.versions.toReversed();
		const {items, NextToken: next} = takePage(newestFirst, ['versions', Name], NextToken, MaxResults);
		return {
			DocumentVersions: items.map(version => ({
				Name: nameFor(context, document),
				DisplayName: document.displayName,
				DocumentVersion: version.version,
				VersionName: version.versionName,
				CreatedDate: version.createdAtMs / 1000,
				IsDefaultVersion: version.version === document.defaultVersion,
				DocumentFormat: version.format,
				Status: version.status,
			})),
			NextToken: next,
		};
	},
});
