import type {Account} from '../directory/organization.ts';
import type {Role} from '../directory/roles.ts';
import {
	administrationRole,
	executionRole,
	operatorRole,
	stackSetAdministrationRole,
	stackSetExecutionRole,
} from '../directory/standard-roles.ts';
import type {OrganizationDefinition} from '../world-definition.ts';
import {defineAccount} from '../worlds/parts.ts';
import {accountIdForm} from './read-organization.ts';
import type {Value} from './value.ts';

const states = ['ACTIVE', 'PENDING_ACTIVATION', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'] as const;

/** What is needed to place accounts. */
type Surroundings = {
	readonly centralAccountId: string;
	readonly organization: OrganizationDefinition | undefined;
	readonly defaultUnitId: string | undefined;
	readonly roles: ReadonlyMap<string, Role>;
};

/** The accounts of a world file: ID → name, or ID → a map. */
export function readAccounts(value: Value | undefined, surroundings: Surroundings): readonly Account[] {
	return (value?.asEntries() ?? []).map(([id, account]) => {
		if (!accountIdForm[0].test(id)) {
			account.say(`'${id}' is not ${accountIdForm[1]}`);
		}
		return readAccount(id, account, surroundings);
	});
}

function readAccount(id: string, value: Value, surroundings: Surroundings): Account {
	const {centralAccountId, defaultUnitId, roles} = surroundings;
	const usual = [roles.get('execution')!, roles.get('operator')!];
	const standard = id === centralAccountId ? [roles.get('administration')!, ...usual] : usual;
	if (!value.isMap) {
		return defineAccount(id, value.asText(), defaultUnitId, standard);
	}
	const members = value.asMap(['name', 'email', 'state', 'unit', 'roles', 'regions', 'disabledRegions']);
	const email = members.get('email')?.asText();
	return defineAccount(
		id,
		members.need('name')?.asText() ?? id,
		readUnit(members.get('unit'), surroundings),
		members
			.get('roles')
			?.asList()
			.flatMap(role => roleNamed(role, roles)) ?? standard,
		{
			...(email !== undefined && {email}),
			state: members.get('state')?.asOneOf(states) ?? 'ACTIVE',
			enabledRegions: readCodes(members.get('regions')),
			disabledRegions: readCodes(members.get('disabledRegions')),
		},
	);
}

function readUnit(value: Value | undefined, {organization, defaultUnitId}: Surroundings): string | undefined {
	if (!value) {
		return defaultUnitId;
	}
	const text = value.asText();
	if (text === 'none') {
		return undefined;
	}
	const unit = organization?.units.find(({id, name}) => id === text || name === text);
	const root = organization?.roots.find(({id}) => id === text);
	if (!unit && !root) {
		value.say(`there is no OU '${text}'`);
	}
	return unit?.id ?? root?.id;
}

function roleNamed(value: Value, roles: ReadonlyMap<string, Role>): readonly Role[] {
	const name = value.asText();
	const role = roles.get(name);
	if (!role) {
		value.say(`there is no role '${name}'; there are ${[...roles.keys()].join(', ')}`);
	}
	return role ? [role] : [];
}

function readCodes(value: Value | undefined): ReadonlySet<string> {
	return new Set(value?.asList().map(code => code.asText()));
}

/** What an OpenID Connect provider's token has to say: claim → one glob or several. */
function readClaims(value: Value): Readonly<Record<string, readonly string[]>> {
	return Object.fromEntries(
		value.isNothing
			? []
			: value.asEntries().map(([claim, globs]) => [claim, globs.asOneOrMore().map(glob => glob.asText())]),
	);
}

/** The roles that accounts may have: the standard ones under short names, and those that the file defines. */
export function readRoles(value: Value | undefined, centralAccountId: string): ReadonlyMap<string, Role> {
	const roles = new Map<string, Role>([
		['administration', administrationRole],
		['execution', executionRole(centralAccountId)],
		['old-execution', executionRole(centralAccountId, 'old')],
		['operator', operatorRole(centralAccountId)],
		['stackset-administration', stackSetAdministrationRole],
		['stackset-execution', stackSetExecutionRole(centralAccountId)],
	]);
	for (const [name, role] of value?.asEntries() ?? []) {
		const members = role.asMap([
			'path',
			'description',
			'trust',
			'services',
			'federated',
			'externalId',
			'rights',
			'denied',
			'tags',
			'maxSession',
		]);
		const externalId = members.get('externalId')?.asText();
		const description = members.get('description')?.asText();
		const federated = members.get('federated')?.asEntries();
		const tags = members.get('tags')?.asEntries();
		const texts = (member: string) =>
			members
				.get(member)
				?.asOneOrMore()
				.map(item => item.asText());
		roles.set(name, {
			name,
			path: members.get('path')?.asMatch(/^\/(.+\/)?$/, 'a path that begins and ends with /') ?? '/',
			trust: {
				principals: texts('trust') ?? [],
				services: texts('services') ?? [],
				...(externalId !== undefined && {externalId}),
				...(federated && {federated: federated.map(([provider, claims]) => ({provider, claims: readClaims(claims)}))}),
			},
			...(description !== undefined && {description}),
			rights: texts('rights') ?? [],
			...(members.get('denied') && {denied: texts('denied') ?? []}),
			...(tags && {tags: new Map(tags.map(([key, tag]) => [key, tag.asText()]))}),
			maxSessionSeconds: (members.get('maxSession')?.asSpan() ?? 3_600_000) / 1000,
		});
	}
	return roles;
}
