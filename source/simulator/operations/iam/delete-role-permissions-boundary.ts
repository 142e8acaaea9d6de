import {roleName} from '../../constraints/iam.ts';
import {structure} from '../../constraints/shape.ts';
import {setRole} from '../../directory/change-world.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandRole, ownRoleArn} from './role.ts';

export const deleteRolePermissionsBoundary = operation<{RoleName: string}>({
	service: 'iam',
	name: 'DeleteRolePermissionsBoundary',
	input: structure({RoleName: roleName}),
	resource: ownRoleArn,
	handle(context, {RoleName}) {
		const {role} = demandRole(context, RoleName);
		if (role.boundary === undefined) {
			throw new ServiceError('NoSuchEntity', `Role ${RoleName} does not have a PermissionsBoundary.`, 404);
		}
		const {boundary: _, ...unbounded} = role;
		setRole(context.world, context.caller.accountId, RoleName, unbounded);
		return {};
	},
});
