import {unitPath} from '../../directory/organization.ts';
import type {World} from '../../world.ts';
import type {LocationPattern} from '../../world-definition.ts';

/** Whether a text matches a glob: `*` is any run of characters, `?` any one. `undefined` matches everything. */
export function matchesGlob(glob: string | undefined, text: string): boolean {
	if (glob === undefined || glob === '*') {
		return true;
	}
	if (!glob.includes('*') && !glob.includes('?')) {
		return glob === text;
	}
	return matchesFrom(glob, text);
}

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

/** Goes through both once; after a star it goes back to no more than the last one. */
function matchesFrom(glob: string, text: string): boolean {
	let [inGlob, inText, star, tried] = [0, 0, -1, 0];
	while (inText < text.length) {
		if (glob[inGlob] === '*') {
			[star, tried] = [inGlob++, inText];
		} else if (inGlob < glob.length && (glob[inGlob] === '?' || glob[inGlob] === text[inText])) {
			inGlob++;
			inText++;
		} else if (star === -1) {
			return false;
		} else {
			[inGlob, inText] = [star + 1, ++tried];
		}
	}
	return glob.slice(inGlob).replaceAll('*', '') === '';
}
