import {integer, required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {demandRole, ownRoleArn} from './role.ts';

export const listRoleTags = operation<{RoleName: string; Marker?: string; MaxItems?: number}>({
	service: 'iam',
	name: 'ListRoleTags',
	input: structure({
		RoleName: required(text({min: 1, max: 64, pattern: '[\\w+=,.@-]+'})),
		Marker: text({min: 1, max: 320, pattern: '[\\u0020-\\u00FF]+'}),
		MaxItems: integer(1, 1000),
	}),
	pages: {items: 'Tags', limit: 'MaxItems', most: 1000, token: 'Marker'},
	resource: ownRoleArn,
	handle(context, {RoleName, Marker, MaxItems = 100}) {
		const {role} = demandRole(context, RoleName);
		const found = [...(role.tags ?? [])].map(([Key, Value]) => ({Key, Value}));
		const {items, NextToken} = takePage(found, ['ListRoleTags', RoleName], Marker, MaxItems);
		return {Tags: items, IsTruncated: NextToken !== undefined, Marker: NextToken};
	},
});
