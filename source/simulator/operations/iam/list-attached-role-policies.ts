import {page, policyPath, roleName} from '../../constraints/iam.ts';
import {structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {demandRole, ownRoleArn} from './role.ts';

type Input = {RoleName: string; PathPrefix?: string; Marker?: string; MaxItems?: number};

export const listAttachedRolePolicies = operation<Input>({
	service: 'iam',
	name: 'ListAttachedRolePolicies',
	input: structure({RoleName: roleName, PathPrefix: policyPath, ...page}),
	pages: {items: 'AttachedPolicies', limit: 'MaxItems', most: 1000, token: 'Marker'},
	resource: ownRoleArn,
	handle(context, {RoleName, PathPrefix = '/', Marker, MaxItems = 100}) {
		const {role} = demandRole(context, RoleName);
		const found = (role.attached ?? []).filter(arn => arn.split(':policy')[1]?.startsWith(PathPrefix));
		const {items, NextToken} = takePage(found, ['attached', RoleName, PathPrefix], Marker, MaxItems);
		return {
			AttachedPolicies: items.map(PolicyArn => ({
				PolicyName: PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1),
				PolicyArn,
			})),
			IsTruncated: NextToken !== undefined,
			Marker: NextToken,
		};
	},
});
