import {parseTrust} from '../../auth/role-policies.ts';
import {policyDocument, roleName} from '../../constraints/iam.ts';
import {required, structure} from '../../constraints/shape.ts';
import {setRole} from '../../directory/change-world.ts';
import {operation} from '../operation.ts';
import {demandRole, ownRoleArn} from './role.ts';

export const updateAssumeRolePolicy = operation<{RoleName: string; PolicyDocument: string}>({
	service: 'iam',
	name: 'UpdateAssumeRolePolicy',
	input: structure({RoleName: roleName, PolicyDocument: required(policyDocument)}),
	resource: ownRoleArn,
	handle(context, {RoleName, PolicyDocument}) {
		const {role} = demandRole(context, RoleName);
		const changed = {...role, trust: parseTrust(PolicyDocument), trustDocument: PolicyDocument};
		setRole(context.world, context.caller.accountId, RoleName, changed);
		return {};
	},
});
