import {required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandRole, ownRoleArn} from './role.ts';

export const getRolePolicy = operation<{RoleName: string; PolicyName: string}>({
	service: 'iam',
	name: 'GetRolePolicy',
	input: structure({
		RoleName: required(text({min: 1, max: 64, pattern: '[\\w+=,.@-]+'})),
		PolicyName: required(text({min: 1, max: 128, pattern: '[\\w+=,.@-]+'})),
	}),
	resource: ownRoleArn,
	handle(context, {RoleName, PolicyName}) {
		const document = demandRole(context, RoleName).role.policies?.get(PolicyName);
		if (document === undefined) {
			throw new ServiceError('NoSuchEntity', `The role policy with name ${PolicyName} cannot be found.`, 404);
		}
		return {RoleName, PolicyName, PolicyDocument: encodeURIComponent(document)};
	},
});
