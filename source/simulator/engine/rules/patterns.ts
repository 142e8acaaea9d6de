import {unitPath} from '../../directory/organization.ts';
import {matchesGlob} from '../../glob.ts';
import type {World} from '../../world.ts';
import type {LocationPattern} from '../../world-definition.ts';

/** Whether a location matches one of the patterns. */
export function matchesLocation(
	world: World,
	patterns: readonly LocationPattern[],
	accountId: string,
	region: string,
): boolean {
	return patterns.some(pattern => {
		if (!matchesGlob(pattern.region, region)) {
			return false;
		}
		return pattern.account === '*' || accountsOf(world, pattern).has(accountId);
	});
}

/** The accounts that a pattern means: one by ID or name, all below a root or an OU (by ID or name), or those a glob matches. */
function accountsOf(world: World, pattern: LocationPattern): ReadonlySet<string> {
	const known = world.engine.patternAccounts.get(pattern);
	if (known) {
		return known;
	}
	const {organization} = world;
	const unitIds = new Set<string>();
	for (const unit of organization?.units.values() ?? []) {
		if (unit.id === pattern.account || unit.name === pattern.account) {
			unitIds.add(unit.id);
		}
	}
	for (const root of organization?.roots ?? []) {
		if (root.id === pattern.account) {
			unitIds.add(root.id);
		}
	}
	const accountIds = new Set<string>();
	for (const account of world.accounts.values()) {
		const isMeant =
			matchesGlob(pattern.account, account.id) ||
			matchesGlob(pattern.account, account.name) ||
			(unitIds.size > 0 &&
				organization !== undefined &&
				unitPath(organization, account.parentId)
					.split('/')
					.some(id => unitIds.has(id)));
		if (isMeant) {
			accountIds.add(account.id);
		}
	}
	world.engine.patternAccounts.set(pattern, accountIds);
	return accountIds;
}
