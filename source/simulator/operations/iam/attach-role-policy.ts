import {arn, roleName} from '../../constraints/iam.ts';
import {required, structure} from '../../constraints/shape.ts';
import {setRole} from '../../directory/change-world.ts';
import {operation} from '../operation.ts';
import {demandPolicy} from './policy.ts';
import {demandRole, ownRoleArn} from './role.ts';

export const attachRolePolicy = operation<{RoleName: string; PolicyArn: string}>({
	service: 'iam',
	name: 'AttachRolePolicy',
	input: structure({RoleName: roleName, PolicyArn: required(arn)}),
	resource: ownRoleArn,
	handle(context, {RoleName, PolicyArn}) {
		const {role} = demandRole(context, RoleName);
		demandPolicy(context.world, PolicyArn);
		const attached = [...new Set([...(role.attached ?? []), PolicyArn])];
		setRole(context.world, context.caller.accountId, RoleName, {...role, attached});
		return {};
	},
});
