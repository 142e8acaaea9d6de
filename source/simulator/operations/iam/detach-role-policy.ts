import {arn, roleName} from '../../constraints/iam.ts';
import {required, structure} from '../../constraints/shape.ts';
import {setRole} from '../../directory/change-world.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandRole, ownRoleArn} from './role.ts';

export const detachRolePolicy = operation<{RoleName: string; PolicyArn: string}>({
	service: 'iam',
	name: 'DetachRolePolicy',
	input: structure({RoleName: roleName, PolicyArn: required(arn)}),
	resource: ownRoleArn,
	handle(context, {RoleName, PolicyArn}) {
		const {role} = demandRole(context, RoleName);
		if (!role.attached?.includes(PolicyArn)) {
			throw new ServiceError('NoSuchEntity', `Policy ${PolicyArn} was not found.`, 404);
		}
		const attached = role.attached.filter(one => one !== PolicyArn);
		setRole(context.world, context.caller.accountId, RoleName, {...role, attached});
		return {};
	},
});
