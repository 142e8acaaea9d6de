import type {FederatedTrust, Role, Trust} from '../directory/roles.ts';
import type {World} from '../world.ts';
import {managedPolicyDocument} from './managed-policies.ts';
import {parsePolicy} from './policy-document.ts';
import type {Statement} from './statement.ts';

/** What a role may do: by its inline and managed policies, and by the rights that a world gives it without any. */
export function identityStatements(world: World, role: Role): readonly Statement[] {
	return [
		...plainRights(role),
		...[...(role.policies?.values() ?? [])].flatMap(parsePolicy),
		...(role.attached ?? []).flatMap(arn => parsePolicy(managedPolicyDocument(world, arn) ?? '{"Statement":[]}')),
	];
}

/** The boundary of a role; `undefined` where there is none. A boundary that was deleted allows nothing. */
export function boundaryStatements(world: World, {boundary}: Role): readonly Statement[] | undefined {
	return boundary === undefined ? undefined : parsePolicy(managedPolicyDocument(world, boundary) ?? '{"Statement":[]}');
}

/** Write the rights of a world as a policy: each covers everything. */
export function plainRights({
	rights,
	denied = [],
}: {
	readonly rights: readonly string[];
	readonly denied?: readonly string[] | undefined;
}): readonly Statement[] {
	const statement = (isAllow: boolean, actions: readonly string[]): Statement => ({
		isAllow,
		actions,
		notActions: [],
		resources: ['*'],
		notResources: [],
		principals: {},
		conditions: {},
	});
	return [
		...(rights.length > 0 ? [statement(true, rights)] : []),
		...(denied.length > 0 ? [statement(false, denied)] : []),
	];
}

/** Who may assume the role, by its trust policy. @throws MalformedPolicyDocument. */
export function parseTrust(document: string): Trust {
	const statements = parsePolicy(document).filter(({isAllow}) => isAllow);
	const named = (kind: string) => statements.flatMap(({principals}) => principals[kind] ?? []);
	const [externalId] = statements.flatMap(({conditions}) => conditions.StringEquals?.['sts:ExternalId'] ?? []);
	return {
		principals: named('AWS').map(one => (/^\d{12}$/.test(one) ? `arn:aws:iam::${one}:root` : one)),
		services: named('Service'),
		federated: statements.flatMap(federatedOf),
		...(externalId !== undefined && {externalId}),
		statements: parsePolicy(document),
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
