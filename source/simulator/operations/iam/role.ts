import {parsePolicy, type Statement} from '../../auth/policy-document.ts';
import type {Account} from '../../directory/organization.ts';
import {type FederatedTrust, type Role, roleArn, type Trust} from '../../directory/roles.ts';
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
	};
}

/** Tags as IAM lists them; nothing where there are none. */
export function viewTags({tags}: Role): ReadonlyArray<{Key: string; Value: string}> | undefined {
	return tags && tags.size > 0 ? [...tags].map(([Key, Value]) => ({Key, Value})) : undefined;
}

/** A role with other inline policies, and the rights that come of them. */
export function withPolicies(role: Role, policies: ReadonlyMap<string, string>): Role {
	const before = actionsOf(role.policies);
	const after = actionsOf(policies);
	const without = (globs: readonly string[] | undefined, gone: readonly string[]) =>
		(globs ?? []).filter(glob => !gone.includes(glob));
	return {
		...role,
		policies,
		rights: [...without(role.rights, before.allowed), ...after.allowed],
		denied: [...without(role.denied, before.denied), ...after.denied],
	};
}

function actionsOf(policies: ReadonlyMap<string, string> = new Map()) {
	const statements = [...policies.values()].flatMap(text => parsePolicy(text));
	const actions = (isAllow: boolean) =>
		statements.filter(statement => statement.isAllow === isAllow).flatMap(statement => statement.actions);
	return {allowed: actions(true), denied: actions(false)};
}

/** Who a trust policy lets in. @throws MalformedPolicyDocument. */
export function parseTrust(document: string): Trust {
	const statements = parsePolicy(document).filter(({isAllow}) => isAllow);
	const named = (kind: string) => statements.flatMap(({principals}) => principals[kind] ?? []);
	const [externalId] = statements.flatMap(({conditions}) => conditions.StringEquals?.['sts:ExternalId'] ?? []);
	return {
		principals: named('AWS').map(one => (/^\d{12}$/.test(one) ? `arn:aws:iam::${one}:root` : one)),
		services: named('Service'),
		federated: statements.flatMap(federatedOf),
		...(externalId !== undefined && {externalId}),
	};
}

function federatedOf({principals, conditions}: Statement): readonly FederatedTrust[] {
	return (principals.Federated ?? []).map(federated => {
		const provider = federated.replace(/^arn:aws[a-z-]*:iam::\d{12}:oidc-provider\//, '');
		const claims = Object.entries({...conditions.StringEquals, ...conditions.StringLike})
			.filter(([key]) => key.startsWith(`${provider}:`))
			.map(([key, values]) => [key.slice(provider.length + 1), values]);
		return {provider, claims: Object.fromEntries(claims)};
	});
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
