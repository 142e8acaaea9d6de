import {required, structure, text} from '../../constraints/shape.ts';
import {roleArn, type Trust} from '../../directory/roles.ts';
import {hex} from '../../engine/random.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';

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

		return {
			Role: {
				Path: role.path,
				RoleName: role.name,
				RoleId: `AROA${hex(world.seed, roleArn(account.id, role), 17).toUpperCase()}`,
				Arn: roleArn(account.id, role),
				CreateDate: new Date(account.joinedAtMs),
				// IAM encodes the document as in a URL.
				AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trustPolicy(role.trust))),
				Description: role.description,
				MaxSessionDuration: role.maxSessionSeconds,
				RoleLastUsed: {},
			},
		};
	},
});

function trustPolicy({principals, services, externalId}: Trust): object {
	const allow = (Principal: object, Condition?: object) => ({
		Effect: 'Allow',
		Principal,
		Action: 'sts:AssumeRole',
		...(Condition === undefined ? {} : {Condition}),
	});
	return {
		Version: '2012-10-17',
		Statement: [
			...(principals.length === 0
				? []
				: [
						allow(
							{AWS: oneOrMany(principals)},
							externalId === undefined ? undefined : {StringEquals: {'sts:ExternalId': externalId}},
						),
					]),
			...(services.length === 0 ? [] : [allow({Service: oneOrMany(services)})]),
		],
	};
}

function oneOrMany<T>(values: readonly T[]): T | readonly T[] {
	return values.length === 1 ? values[0]! : values;
}
