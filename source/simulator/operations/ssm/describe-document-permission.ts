import {documentName} from '../../constraints/automation.ts';
import {integer, required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation, pagesOf} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {demandDocument} from './find-document.ts';

/** Accounts on one page, however many more are asked for. */
const pageSize = 20;

type Input = {Name: string; PermissionType: 'Share'; MaxResults?: number; NextToken?: string};

export const describeDocumentPermission = operation<Input>({
	service: 'ssm',
	name: 'DescribeDocumentPermission',
	input: structure({
		Name: required(documentName),
		PermissionType: required(text({values: ['Share']})),
		MaxResults: integer(1, 200),
		NextToken: text(),
	}),
	pages: pagesOf('AccountIds', 200),
	handle(context, {Name, MaxResults = pageSize, NextToken}) {
		const {document} = demandDocument(context, Name);
		if (document.owner !== context.caller.accountId) {
			throw new ServiceError(
				'InvalidDocumentOperation',
				`You can only look up the permissions of a document that you own, and ${Name} belongs to ${document.owner}.`,
			);
		}

		const limit = Math.min(pageSize, MaxResults);
		const {items, NextToken: next} = takePage(document.sharedWith, ['shares', Name], NextToken, limit);
		return {
			AccountIds: items,
			AccountSharingInfoList: items.map(AccountId => ({
				AccountId,
				SharedDocumentVersion: document.sharedVersions?.get(AccountId) ?? '$DEFAULT',
			})),
			NextToken: next,
		};
	},
});
