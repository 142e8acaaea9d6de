import {integer, required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {demandRole, ownRoleArn} from './role.ts';

export const listRolePolicies = operation<{RoleName: string; Marker?: string; MaxItems?: number}>({
	service: 'iam',
	name: 'ListRolePolicies',
	input: structure({
		RoleName: required(text({min: 1, max: 64, pattern: '[\\w+=,.@-]+'})),
		Marker: text({min: 1, max: 320, pattern: '[\\u0020-\\u00FF]+'}),
		MaxItems: integer(1, 1000),
	}),
	pages: {items: 'PolicyNames', limit: 'MaxItems', most: 1000, token: 'Marker'},
	resource: ownRoleArn,
	handle(context, {RoleName, Marker, MaxItems = 100}) {
		const {role} = demandRole(context, RoleName);
		const found = [...(role.policies?.keys() ?? [])].sort();
		const {items, NextToken} = takePage(found, ['ListRolePolicies', RoleName], Marker, MaxItems);
		return {PolicyNames: items, IsTruncated: NextToken !== undefined, Marker: NextToken};
	},
});
