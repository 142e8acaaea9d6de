import {parsePolicy} from '../../auth/policy-document.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {setRole} from '../../directory/change-world.ts';
import {operation} from '../operation.ts';
import {demandRole, ownRoleArn} from './role.ts';

type Input = {RoleName: string; PolicyName: string; PolicyDocument: string};

/** Give a role an inline policy. */
export const putRolePolicy = operation<Input>({
	service: 'iam',
	name: 'PutRolePolicy',
	input: structure({
		RoleName: required(text({min: 1, max: 64, pattern: '[\\w+=,.@-]+'})),
		PolicyName: required(text({min: 1, max: 128, pattern: '[\\w+=,.@-]+'})),
		PolicyDocument: required(text({min: 1, max: 131072, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+'})),
	}),
	resource: ownRoleArn,
	handle(context, {RoleName, PolicyName, PolicyDocument}) {
		const {role} = demandRole(context, RoleName);
		parsePolicy(PolicyDocument);
		const policies = new Map([...(role.policies ?? []), [PolicyName, PolicyDocument]]);
		setRole(context.world, context.caller.accountId, RoleName, {...role, policies});
		return {};
	},
});
