import type {Account} from '../../directory/organization.ts';
import {type Role, roleArn, type Trust} from '../../directory/roles.ts';
import {hex} from '../../engine/state/random.ts';
import type {World} from '../../world.ts';

/** A role as IAM lists it. */
export function viewRole({seed}: World, {id, joinedAtMs}: Pick<Account, 'id' | 'joinedAtMs'>, role: Role): object {
	return {
		Path: role.path,
		RoleName: role.name,
		RoleId: `AROA${hex(seed, roleArn(id, role), 17).toUpperCase()}`,
		Arn: roleArn(id, role),
		CreateDate: new Date(joinedAtMs),
		// IAM encodes the document as in a URL.
		AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trustPolicy(role.trust))),
		Description: role.description,
		MaxSessionDuration: role.maxSessionSeconds,
	};
}

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
