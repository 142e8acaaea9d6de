import {integer, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {viewRole} from './role.ts';

type Input = {PathPrefix?: string; Marker?: string; MaxItems?: number};

/** The roles of the caller's own account, by name. */
export const listRoles = operation<Input>({
	service: 'iam',
	name: 'ListRoles',
	input: structure({
		PathPrefix: text({min: 1, max: 512, pattern: '\\u002F[\\u0021-\\u007F]*'}),
		Marker: text({min: 1, max: 320}),
		MaxItems: integer(1, 1000),
	}),
	pages: {items: 'Roles', limit: 'MaxItems', most: 1000, token: 'Marker'},
	handle({world, caller}, {PathPrefix = '/', Marker, MaxItems = 100}) {
		const account = world.accounts.get(caller.accountId);
		const found = [...(account?.roles.values() ?? [])]
			.filter(({path}) => path.startsWith(PathPrefix))
			.sort((a, b) => (a.name < b.name ? -1 : 1));
		const {items, NextToken} = takePage(found, ['roles', caller.accountId, PathPrefix], Marker, MaxItems);
		return {
			Roles: account === undefined ? [] : items.map(role => viewRole(world, account, role)),
			IsTruncated: NextToken !== undefined,
			Marker: NextToken,
		};
	},
});
