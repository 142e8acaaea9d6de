import {required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {viewRole} from './role.ts';

/** A role of the caller's own account, which is the only one that IAM shows. */
export const getRole = operation<{RoleName: string}>({
	service: 'iam',
	name: 'GetRole',
	input: structure({RoleName: required(text({min: 1, max: 64, pattern: '[\\w+=,.@-]+'}))}),
	resource: (_, {RoleName}) => `role ${RoleName}`,
	handle({world, caller}, {RoleName}) {
		const account = world.accounts.get(caller.accountId);
		const role = account?.roles.get(RoleName);
		if (account === undefined || role === undefined) {
			throw new ServiceError('NoSuchEntity', `The role with name ${RoleName} cannot be found.`, 404);
		}

		return {Role: {...viewRole(world, account, role), RoleLastUsed: {}}};
	},
});
