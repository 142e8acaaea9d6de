import {required, structure, text} from '../../constraints/shape.ts';
import {setRole} from '../../directory/change-world.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandRole, ownRoleArn} from './role.ts';

export const deleteRole = operation<{RoleName: string}>({
	service: 'iam',
	name: 'DeleteRole',
	input: structure({RoleName: required(text({min: 1, max: 64, pattern: '[\\w+=,.@-]+'}))}),
	resource: ownRoleArn,
	handle(context, {RoleName}) {
		const {role} = demandRole(context, RoleName);
		if (role.policies?.size) {
			throw new ServiceError('DeleteConflict', 'Cannot delete entity, must delete policies first.', 409);
		}
		if (role.attached?.length) {
			throw new ServiceError('DeleteConflict', 'Cannot delete entity, must detach all policies first.', 409);
		}
		setRole(context.world, context.caller.accountId, RoleName, undefined);
		return {};
	},
});
