import {integer, required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {demandDocument} from './find-document.ts';

type Input = {Name: string; PermissionType: 'Share'; MaxResults?: number; NextToken?: string};

export const describeDocumentPermission = operation<Input>({
	service: 'ssm',
	name: 'DescribeDocumentPermission',
	input: structure({
		Name: required(text({pattern: '[a-zA-Z0-9_\\-.]{3,128}'})),
		PermissionType: required(text({values: ['Share']})),
		MaxResults: integer(0, 200),
		NextToken: text(),
	}),
	handle(context, {Name, MaxResults = 20, NextToken}) {
		const {document} = demandDocument(context, Name);
		const {items, NextToken: next} = takePage(
			document.sharedWith,
			['shares', Name],
			NextToken,
			Math.max(1, Math.min(20, MaxResults)),
		);
		return {
			AccountIds: items,
			AccountSharingInfoList: items.map(AccountId => ({AccountId, SharedDocumentVersion: '$DEFAULT'})),
			NextToken: next,
		};
	},
});
