import {stringify} from 'yaml';
import {type Location, printLocation} from '../domain/location.ts';
import {roleArn} from '../domain/partition.ts';
import type {StartRequest} from '../domain/start-request.ts';

/** A role of a world, reduced to who may assume it. */
export type WorldRole = {
	readonly path?: string;
	/** ARNs that may assume it. */
	readonly trust?: readonly string[];
	readonly services?: readonly string[];
	readonly rights: readonly string[];
};

/** An account of a world. */
export type WorldAccount = {
	readonly name: string;
	/** As Organizations reports it; left out for an active one. */
	readonly state?: string;
	/** The ID of its OU or root; left out for the root. */
	readonly unit?: string;
	/** Names of roles of the world, or of the simulator's standard ones; left out for the standard set. */
	readonly roles?: readonly string[];
	/** Opt-in Regions that it has enabled. */
	readonly regions?: readonly string[];
	/** Regions on by default that it has disabled. */
	readonly disabledRegions?: readonly string[];
};

/** An OU with its child OUs. */
export type WorldUnit = {readonly name: string; readonly units: Readonly<Record<string, WorldUnit>>};

/** A runbook of a world, with its text. */
export type WorldRunbook = {readonly owner?: string; readonly content: string};

/** What a world file contains of an organization. @see docs/simulator.md */
export type WorldContents = {
	readonly name: string;
	readonly central: Location;
	/** `null` where the organization can't be read, or there is none. */
	readonly organization: {
		readonly id?: string;
		readonly root?: string;
		readonly management?: string;
		readonly units: Readonly<Record<string, WorldUnit>>;
	} | null;
	readonly accounts: Readonly<Record<string, WorldAccount>>;
	readonly roles: Readonly<Record<string, WorldRole>>;
	readonly runbooks: Readonly<Record<string, WorldRunbook>>;
};

/** Write a world file in YAML, which `rollgrid simulate --world` and `rollgrid rehearse --world` read. */
export function printWorldFile(world: WorldContents): string {
	return stringify(toFile(world), {lineWidth: 0, aliasDuplicateObjects: false});
}

/** The same world file in JSON, which is read too. */
export function printWorldFileAsJson(world: WorldContents): string {
	return `${JSON.stringify(toFile(world), undefined, 2)}\n`;
}

function toFile({name, central, organization, accounts, roles, runbooks}: WorldContents): object {
	return {
		name,
		central: printLocation(central),
		...(organization === null ? {} : {organization: {...organization, units: printUnits(organization.units)}}),
		...(Object.keys(roles).length === 0 ? {} : {roles}),
		accounts: Object.fromEntries(
			Object.entries(accounts).map(([id, account]) => [id, Object.keys(account).length === 1 ? account.name : account]),
		),
		...(Object.keys(runbooks).length === 0 ? {} : {runbooks}),
	};
}

function printUnits(units: Readonly<Record<string, WorldUnit>>): Readonly<Record<string, unknown>> {
	return Object.fromEntries(
		Object.entries(units).map(([id, {name, units: below}]) => [
			id,
			Object.keys(below).length === 0 ? name : {name, units: printUnits(below)},
		]),
	);
}

const centralRegion = 'us-east-1';
const administrationRole = 'AWS-SystemsManager-AutomationAdministrationRole';
const executionRole = 'AWS-SystemsManager-AutomationExecutionRole';
/** The central account where the plan names none. */
const unnamedAccountId = '000000000000';

/**
Make a world from a plan alone: its accounts, each with the execution role, and the central account of its role.

@param region - The central Region.
@returns The world; or why the plan alone isn't enough, as it may name OUs, whose accounts only the organization knows.
*/
export function planWorld(
	request: StartRequest,
	region: string = centralRegion,
): WorldContents | {readonly mistakes: readonly string[]} {
	const {TargetLocations = [], TargetLocationsURL, Parameters = {}} = request;
	const named = TargetLocations.flatMap(({Accounts = []}) => Accounts);
	const units = [...new Set(named.filter(account => !/^\d{12}$/.test(account)))];
	const way =
		'write the organization to a file with rollgrid world export -o world.yaml, and give it with --world world.yaml';
	if (units.length > 0 || TargetLocationsURL !== undefined) {
		const what =
			TargetLocationsURL === undefined
				? `names ${units.slice(0, 3).join(', ')}, whose accounts only the organization knows`
				: 'takes its locations from a file in S3';
		return {mistakes: [`The plan ${what}: ${way}`]};
	}

	const [, ownAccountId, assumed] =
		/^arn:[^:]+:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(Parameters.AutomationAssumeRole?.[0] ?? '') ?? [];
	const central = {accountId: ownAccountId ?? unnamedAccountId, region};
	const trust = [roleArn(central, assumed ?? administrationRole)];
	const roleNames = [...new Set(TargetLocations.map(({ExecutionRoleName}) => ExecutionRoleName || executionRole))];
	const usual = [...roleNames, 'operator'];
	const centralRoles = [assumed ?? 'administration', ...usual];
	const ids = [...new Set([central.accountId, ...named])];
	return {
		name: 'plan',
		central,
		organization: null,
		roles: {
			...Object.fromEntries(roleNames.map(name => [name, {trust, services: ['ssm.amazonaws.com'], rights: ['*']}])),
			...(assumed === undefined
				? {}
				: {[assumed]: {services: ['ssm.amazonaws.com'], rights: ['sts:AssumeRole', 'organizations:*']}}),
		},
		accounts: Object.fromEntries(
			ids.map(id => [
				id,
				{
					name: id === central.accountId ? 'central' : `account-${id}`,
					roles: id === central.accountId ? centralRoles : usual,
					regions: [...new Set(TargetLocations.flatMap(({Regions = []}) => Regions))].sort(),
				},
			]),
		),
		runbooks: {},
	};
}
