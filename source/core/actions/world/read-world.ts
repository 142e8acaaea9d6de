import type {Account} from '../../domain/account.ts';
import type {Location} from '../../domain/location.ts';
import {roleArn} from '../../domain/partition.ts';
import type {WorldAccount, WorldContents, WorldRole, WorldUnit} from '../../planning/world-file.ts';

/** What was read of one account, beside its name and place. */
export type AccountReading = {
	/** Whether the execution role trusts Systems Manager: through the administration role, or as the old template does; `unknown` where nobody may read it. */
	readonly execution: 'current' | 'old' | 'missing' | 'unknown';
	/** Opt-in Regions that are on; `null` where nobody may read them. */
	readonly regions: readonly string[] | null;
};

/** What has been read of an organization so far: an interrupted export continues from it. */
export type WorldReading = {
	readonly central: Location;
	readonly executionRole: string;
	/** The OU that was requested, or `null`. */
	readonly unit: string | null;
	readonly accounts: Readonly<Record<string, AccountReading>>;
	/** Contents by name. */
	readonly runbooks: Readonly<Record<string, string>>;
};

/** The other settings of a world file. */
export type WorldFacts = {
	readonly directory: readonly Account[];
	readonly management: string | null;
	/** Whether names of accounts and OUs are replaced. IDs stay, as plans name them. */
	readonly isAnonymous: boolean;
};

/** The accounts that a world contains: those below an OU, or all; always the central one. */
export function chooseAccounts(
	directory: readonly Account[],
	unit: string | null,
	centralAccountId: string,
): readonly Account[] {
	return directory.filter(
		({accountId, path, rootId}) =>
			unit === null || accountId === centralAccountId || unit === rootId || path.some(({id}) => id === unit),
	);
}

/** Build the world from what was read. What nobody may read gets the simulator's default: the role exists, no opt-in Region is on. */
export function readWorld(reading: WorldReading, {directory, management, isAnonymous}: WorldFacts): WorldContents {
	const {central, executionRole, unit} = reading;
	const chosen = chooseAccounts(directory, unit, central.accountId);
	const isListed = chosen.some(({accountId}) => accountId === central.accountId);
	const all = isListed
		? chosen
		: [...chosen, {accountId: central.accountId, name: 'central', path: [], state: 'ACTIVE'}];
	const unitNames = new Map<string, string>();
	const nameUnit = ({id, name}: {readonly id: string; readonly name: string}): string => {
		const known = unitNames.get(id) ?? (isAnonymous ? `unit-${unitNames.size + 1}` : name);
		unitNames.set(id, known);
		return known;
	};
	const units = buildUnits(all, nameUnit);
	const rootId = all.find(account => account.rootId !== undefined)?.rootId;
	const isStandard = executionRole === standardExecutionRole;
	return {
		name: isAnonymous ? 'organization' : `organization of ${central.accountId}`,
		central,
		organization:
			directory.length === 0
				? null
				: {
						...(rootId !== undefined && {root: rootId}),
						...(management !== null && all.some(({accountId}) => accountId === management) && {management}),
						units,
					},
		roles: isStandard ? {} : {[executionRole]: ownRole(central)},
		accounts: Object.fromEntries(
			all.map((account, place) => [
				account.accountId,
				toWorldAccount(account, {
					name: isAnonymous || account.name === null ? `account-${place + 1}` : account.name,
					reading: reading.accounts[account.accountId] ?? {execution: 'unknown', regions: null},
					isCentral: account.accountId === central.accountId,
					executionRole: isStandard ? null : executionRole,
				}),
			]),
		),
		runbooks: Object.fromEntries(Object.entries(reading.runbooks).map(([name, content]) => [name, {content}])),
	};
}

/** The name of the execution role in AWS’s template. */
export const standardExecutionRole = 'AWS-SystemsManager-AutomationExecutionRole';
/** The name of the administration role in AWS’s template. */
export const administrationRole = 'AWS-SystemsManager-AutomationAdministrationRole';

function ownRole(central: Location): WorldRole {
	return {trust: [roleArn(central, administrationRole)], services: ['ssm.amazonaws.com'], rights: ['*']};
}

function toWorldAccount(
	{state, path, rootId}: Account,
	of: {
		readonly name: string;
		readonly reading: AccountReading;
		readonly isCentral: boolean;
		/** `null` for the standard one. */
		readonly executionRole: string | null;
	},
): WorldAccount {
	const {execution, regions} = of.reading;
	const role = of.executionRole ?? (execution === 'old' ? 'old-execution' : 'execution');
	const isUsual = of.executionRole === null && (execution === 'current' || execution === 'unknown');
	const unit = path.at(-1)?.id ?? rootId;
	return {
		name: of.name,
		...(state !== null && state !== 'ACTIVE' && {state}),
		...(unit !== undefined && {unit}),
		...(isUsual
			? {}
			: {roles: [...(of.isCentral ? ['administration'] : []), ...(execution === 'missing' ? [] : [role]), 'operator']}),
		...(regions !== null && regions.length > 0 && {regions}),
	};
}

type GrowingUnit = {readonly name: string; readonly units: Record<string, GrowingUnit>};

function buildUnits(
	accounts: readonly Account[],
	nameUnit: (unit: {readonly id: string; readonly name: string}) => string,
): Readonly<Record<string, WorldUnit>> {
	const top: Record<string, GrowingUnit> = {};
	for (const {path} of accounts) {
		let level = top;
		for (const unit of path) {
			level[unit.id] ??= {name: nameUnit(unit), units: {}};
			level = level[unit.id]!.units;
		}
	}

	return top;
}
