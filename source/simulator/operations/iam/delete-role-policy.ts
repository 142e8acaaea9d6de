import {required, structure, text} from '../../constraints/shape.ts';
import {setRole} from '../../directory/change-world.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandRole, ownRoleArn} from './role.ts';

export const deleteRolePolicy = operation<{RoleName: string; PolicyName: string}>({
	service: 'iam',
	name: 'DeleteRolePolicy',
	input: structure({
		RoleName: required(text({min: 1, max: 64, pattern: '[\\w+=,.@-]+'})),
		PolicyName: required(text({min: 1, max: 128, pattern: '[\\w+=,.@-]+'})),
	}),
	resource: ownRoleArn,
	handle(context, {RoleName, PolicyName}) {
		const {role} = demandRole(context, RoleName);
		if (!role.policies?.has(PolicyName)) {
			throw new ServiceError('NoSuchEntity', `The role policy with name ${PolicyName} cannot be found.`, 404);
		}
		const kept = new Map([...role.policies].filter(([name]) => name !== PolicyName));
		setRole(context.world, context.caller.accountId, RoleName, {...role, policies: kept});
		return {};
	},
});
