import {structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';

export const getCallerIdentity = operation<Record<string, unknown>>({
	service: 'sts',
	name: 'GetCallerIdentity',
	input: structure({}),
	isFree: true,
	handle: ({principal}) => ({UserId: principal.userId, Account: principal.accountId, Arn: principal.principalArn}),
});
