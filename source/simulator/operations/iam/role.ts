import type {Account} from '../../directory/organization.ts';
import {type Role, roleArn, type Trust} from '../../directory/roles.ts';
import {hex} from '../../engine/state/random.ts';
import {ServiceError} from '../../service-error.ts';
import type {World} from '../../world.ts';
import type {Context} from '../operation.ts';

/** A role of the caller's own account, which are the only ones that IAM shows. @throws NoSuchEntity. */
export function demandRole({world, caller}: Context, name: string): {readonly account: Account; readonly role: Role} {
	const account = world.accounts.get(caller.accountId);
	const role = account?.roles.get(name);
	if (account === undefined || role === undefined) {
		throw new ServiceError('NoSuchEntity', `The role with name ${name} cannot be found.`, 404);
	}
	return {account, role};
}

/** ARN of one of the caller's own roles, by its name. */
export function ownRoleArn(
	{world, caller}: Context,
	{RoleName, Path = '/'}: {RoleName: string; Path?: string},
): string {
	const role = world.accounts.get(caller.accountId)?.roles.get(RoleName);
	return roleArn(caller.accountId, role ?? {name: RoleName, path: Path});
}

/** A role as IAM lists it. */
export function viewRole({seed, scale}: World, {id, joinedAtMs}: Pick<Account, 'id' | 'joinedAtMs'>, role: Role) {
	return {
		Path: role.path,
		RoleName: role.name,
		RoleId: `AROA${hex(seed, roleArn(id, role), 17).toUpperCase()}`,
		Arn: roleArn(id, role),
		CreateDate: new Date(scale.shown(role.createdAtMs ?? joinedAtMs)),
		// IAM encodes the document as in a URL.
		AssumeRolePolicyDocument: encodeURIComponent(role.trustDocument ?? JSON.stringify(trustPolicy(role.trust))),
		Description: role.description,
		MaxSessionDuration: role.maxSessionSeconds,
		PermissionsBoundary:
			role.boundary === undefined
				? undefined
				: {PermissionsBoundaryType: 'PermissionsBoundaryPolicy', PermissionsBoundaryArn: role.boundary},
	};
}

/** Tags as IAM lists them; nothing where there are none. */
export function viewTags({tags}: Role): ReadonlyArray<{Key: string; Value: string}> | undefined {
	return tags && tags.size > 0 ? [...tags].map(([Key, Value]) => ({Key, Value})) : undefined;
}

function trustPolicy({principals, services, externalId}: Trust): object {
	const allow = (Principal: object, Condition?: object) => ({
		Effect: 'Allow',
		Principal,
		Action: 'sts:AssumeRole',
		...(Condition === undefined ? {} : {Condition}),
	});
	const isNamed = externalId === undefined ? undefined : {StringEquals: {'sts:ExternalId': externalId}};
	return {
		Version: '2012-10-17',
		Statement: [
			...(principals.length === 0 ? [] : [allow({AWS: oneOrMany(principals)}, isNamed)]),
			...(services.length === 0 ? [] : [allow({Service: oneOrMany(services)})]),
		],
	};
}

function oneOrMany<T>(values: readonly T[]): T | readonly T[] {
	return values.length === 1 ? values[0]! : values;
}
