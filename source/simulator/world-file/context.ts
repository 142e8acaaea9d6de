import type {OrganizationalUnit, OrganizationRoot} from '../directory/organization.ts';
import {matchesGlob} from '../glob.ts';
import type {Settings} from '../settings.ts';
import type {LocationPattern} from '../world-definition.ts';
import type {Value} from './value.ts';

/** What the later parts of a world file refer to. */
export type Context = {
	readonly central: {readonly accountId: string; readonly region: string};
	readonly accounts: ReadonlyArray<{readonly id: string; readonly name: string; readonly parentId: string | undefined}>;
	readonly units: readonly OrganizationalUnit[];
	readonly roots: readonly OrganizationRoot[];
	readonly regions: readonly string[];
	readonly settings: Settings;
};

/** Every location that a `where` means: the central one where it isn't said, those that globs match. */
export function readLocations(
	value: Value | undefined,
	context: Context,
): ReadonlyArray<{readonly accountId: string; readonly region: string}> {
	if (!value) {
		return [{...context.central}];
	}
	const patterns = readPatterns(value, context);
	const pairs = context.accounts.flatMap(account =>
		context.regions
			.filter(code =>
				patterns.some(
					pattern => matchesGlob(pattern.region, code) && accountMatches(pattern.account, account, context),
				),
			)
			.map(region => ({accountId: account.id, region})),
	);
	return pairs;
}

function accountMatches(
	glob: string,
	account: {readonly id: string; readonly name: string; readonly parentId: string | undefined},
	{units, roots}: Context,
): boolean {
	if (matchesGlob(glob, account.id) || matchesGlob(glob, account.name)) {
		return true;
	}
	const byId = new Map(units.map(unit => [unit.id, unit]));
	for (let id = account.parentId; id !== undefined; id = byId.get(id)?.parentId) {
		if (id === glob || byId.get(id)?.name === glob || roots.some(root => root.id === glob && root.id === id)) {
			return true;
		}
	}
	return false;
}

/** Patterns such as `shop/eu-*`, one or a list; nothing means everywhere. One that matches nothing is a mistake. */
export function readPatterns(value: Value | undefined, context: Context): readonly LocationPattern[] {
	if (!value) {
		return [{account: '*', region: '*'}];
	}
	return value.asOneOrMore().map(item => {
		const [account = '*', region = '*'] = item.asText().split('/');
		if (!matchesSomebody(account, context)) {
			item.say(`'${account}' matches no account and no OU`);
		}
		if (!context.regions.some(code => matchesGlob(region, code))) {
			item.say(`'${region}' matches no Region`);
		}
		return {account, region};
	});
}

/** An account by its ID or its name. */
export function readAccountId(value: Value, context: Context): string {
	const text = value.asText();
	const found = context.accounts.find(({id, name}) => id === text || name === text);
	if (!found) {
		value.say(`there is no account '${text}'`);
	}
	return found?.id ?? text;
}

function matchesSomebody(account: string, {accounts, units, roots}: Context): boolean {
	return (
		accounts.some(({id, name}) => matchesGlob(account, id) || matchesGlob(account, name)) ||
		units.some(({id, name}) => account === id || account === name) ||
		roots.some(({id}) => account === id)
	);
}
