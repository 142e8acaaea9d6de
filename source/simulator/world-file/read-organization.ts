import type {OrganizationalUnit} from '../directory/organization.ts';
import type {OrganizationDefinition} from '../world-definition.ts';
import type {Value} from './value.ts';

export const accountIdForm = [/^\d{12}$/, 'an account ID of 12 digits'] as const;

/**
The organization of a world file, and the IDs of the accounts in it.

Without one, all accounts are below the root of an organization that the central account manages.
*/
export function readOrganization(
	value: Value | undefined,
	centralAccountId: string,
): {readonly organization: OrganizationDefinition | undefined; readonly defaultUnitId: string | undefined} {
	if (value && !value.isMap && value.asText() === 'none') {
		return {organization: undefined, defaultUnitId: undefined};
	}
	const members = value?.asMap(['id', 'root', 'management', 'delegated', 'trusted', 'units']);
	const rootId = members?.get('root')?.asMatch(/^r-[0-9a-z]{4,32}$/, 'a root ID such as r-ab12') ?? 'r-root';
	const managementAccountId = members?.get('management')?.asMatch(...accountIdForm) ?? centralAccountId;
	const delegated = members
		?.get('delegated')
		?.asList()
		.map(account => account.asMatch(...accountIdForm));
	const byDefault = managementAccountId === centralAccountId ? [] : [centralAccountId];
	const trustedServices = members
		?.get('trusted')
		?.asList()
		.map(service => service.asMatch(/^[\w.-]+\.amazonaws\.com$/, 'a service such as ssm.amazonaws.com'));
	const organization: OrganizationDefinition = {
		id:
			members?.get('id')?.asMatch(/^o-[a-z0-9]{10,32}$/, 'an organization ID such as o-exampleorgid') ?? 'o-worldfile0',
		managementAccountId,
		featureSet: 'ALL',
		roots: [{id: rootId, name: 'Root'}],
		units: readUnits(members?.get('units'), rootId),
		delegatedAdministrators: (delegated ?? byDefault).map(accountId => ({
			accountId,
			servicePrincipal: 'ssm.amazonaws.com',
			enabledAtMs: Date.UTC(2024, 0, 1),
		})),
		...(trustedServices && {trustedServices}),
	};
	return {organization, defaultUnitId: rootId};
}

/** OUs by ID, each a name or a map with further OUs below it. */
function readUnits(value: Value | undefined, parentId: string): readonly OrganizationalUnit[] {
	return (value?.asEntries() ?? []).flatMap(([id, unit]) => {
		// AWS's own page has an ID whose second part is too short for Organizations, so this is no stricter than that page.
		if (!/^ou-[0-9a-z]{4,32}-[0-9a-z]{6,32}$/.test(id)) {
			unit.say(`'${id}' is no OU ID such as ou-ab12-cdef3456`);
		}
		if (!unit.isMap) {
			return [{id, name: unit.asText(), parentId}];
		}
		const members = unit.asMap(['name', 'units']);
		const name = members.get('name')?.asText() ?? id;
		return [{id, name, parentId}, ...readUnits(members.get('units'), id)];
	});
}
