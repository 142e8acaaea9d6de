import {arn, roleName} from '../../constraints/iam.ts';
import {required, structure} from '../../constraints/shape.ts';
import {setRole} from '../../directory/change-world.ts';
import {operation} from '../operation.ts';
import {demandPolicy} from './policy.ts';
import {demandRole, ownRoleArn} from './role.ts';

export const putRolePermissionsBoundary = operation<{RoleName: string; PermissionsBoundary: string}>({
	service: 'iam',
	name: 'PutRolePermissionsBoundary',
	input: structure({RoleName: roleName, PermissionsBoundary: required(arn)}),
	resource: ownRoleArn,
	handle(context, {RoleName, PermissionsBoundary}) {
		const {role} = demandRole(context, RoleName);
		demandPolicy(context.world, PermissionsBoundary);
		setRole(context.world, context.caller.accountId, RoleName, {...role, boundary: PermissionsBoundary});
		return {};
	},
});
