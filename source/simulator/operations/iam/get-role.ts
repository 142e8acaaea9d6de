import {required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandRole, ownRoleArn, viewRole, viewTags} from './role.ts';

/** A role of the caller's own account, which is the only one that IAM shows. */
export const getRole = operation<{RoleName: string}>({
	service: 'iam',
	name: 'GetRole',
	input: structure({RoleName: required(text({min: 1, max: 64, pattern: '[\\w+=,.@-]+'}))}),
	resource: ownRoleArn,
	handle(context, {RoleName}) {
		const {account, role} = demandRole(context, RoleName);
		return {Role: {...viewRole(context.world, account, role), Tags: viewTags(role), RoleLastUsed: {}}};
	},
});
