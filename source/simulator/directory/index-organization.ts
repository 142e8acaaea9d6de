import type {OrganizationDefinition} from '../world-definition.ts';
import type {Account, Organization, OrganizationalUnit} from './organization.ts';

/** Index the tree of an organization by parent, so that a page of 5,000 accounts costs no search. */
export function indexOrganization(definition: OrganizationDefinition, accounts: readonly Account[]): Organization {
	const members = accounts.filter(account => account.parentId !== undefined);
	return {
		id: definition.id,
		managementAccountId: definition.managementAccountId,
		featureSet: definition.featureSet,
		roots: definition.roots,
		units: new Map(definition.units.map(unit => [unit.id, unit])),
		unitsByParent: groupByParent<OrganizationalUnit>(definition.units),
		accountsByParent: groupByParent<Account>(members),
		accounts: members,
		delegatedAdministrators: [...definition.delegatedAdministrators],
	};
}

function groupByParent<Child extends {readonly parentId: string | undefined}>(
	children: readonly Child[],
): Map<string, Child[]> {
	const byParent = new Map<string, Child[]>();
	for (const child of children) {
		const parentId = child.parentId ?? '';
		const siblings = byParent.get(parentId);
		if (siblings) {
			siblings.push(child);
		} else {
			byParent.set(parentId, [child]);
		}
	}
	return byParent;
}
