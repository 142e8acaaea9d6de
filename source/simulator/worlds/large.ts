import {createWorld} from '../create-world.ts';
import type {Account, OrganizationalUnit} from '../directory/organization.ts';
import {awsRegions} from '../directory/regions.ts';
import {administrationRole, executionRole, operatorRole} from '../directory/standard-roles.ts';
import {awsDocuments} from '../documents/aws-runbooks.ts';
import {hash, hex, pick} from '../engine/state/random.ts';
import {withSettings} from '../settings.ts';
import type {World} from '../world.ts';
import {type OutcomeRule, plainRule, type Resource} from '../world-definition.ts';
import {demoRunbooks} from './demo-runbooks.ts';
import {defineAccount, defineInstance, definePerson, defineWorld} from './parts.ts';

const centralAccountId = '210987654321';
const rootId = 'r-larg';

const divisions = ['Retail', 'Logistics', 'Payments', 'Media', 'Insurance', 'Industrial', 'Health', 'Research'];
const stages = ['prod', 'staging', 'test', 'dev'] as const;
const systems = [
	'orders',
	'catalog',
	'search',
	'billing',
	'identity',
	'ledger',
	'routing',
	'pricing',
	'claims',
	'telemetry',
	'reports',
	'archive',
];
const qualities = [
	'amber',
	'birch',
	'cobalt',
	'delta',
	'ember',
	'fjord',
	'granite',
	'harbor',
	'indigo',
	'juniper',
	'kestrel',
	'lagoon',
];

/**
A generated world: accounts with plausible names in divisions and stages, all from the seed.

@param accounts - How many there are, the central one included.
@param regions - How many Regions exist, those on by default first; at most 34.
@param startMs - Epoch milliseconds.
*/
export function largeWorld(size: {
	readonly accounts: number;
	readonly regions: number;
	readonly startMs: number;
	readonly seed?: number;
}): World {
	return createWorld(largeDefinition(size), size.startMs);
}

/** The definition of a generated world. */
function largeDefinition(size: {readonly accounts: number; readonly regions: number; readonly seed?: number}) {
	const seed = size.seed ?? 1;
	const regions = largestRegions(size.regions);
	return defineWorld({
		name: 'large',
		seed,
		settings: withSettings({timings: {actionMs: {'aws:runCommand': 20_000}}}),
		central: {accountId: centralAccountId, region: regions[0]!},
		organization: {
			id: 'o-large0world',
			// The central account is the management account here, so that the organization has just as many accounts as asked for.
			managementAccountId: centralAccountId,
			featureSet: 'ALL',
			roots: [{id: rootId, name: 'Root'}],
			units: generatedUnits(),
			delegatedAdministrators: [],
		},
		accounts: generatedAccounts(seed, size.accounts, new Set(regions)),
		regions,
		people: [definePerson(centralAccountId, 'operator')],
		documents: [...demoRunbooks(centralAccountId, regions[0]!), ...awsDocuments()],
		resourcesIn: (accountId, region) => generatedInstances(seed, accountId, region),
		groups: [
			{
				name: 'web-tier',
				where: [{account: '*', region: '*'}],
				query: {tag: 'Tier', values: ['web']},
				resourceType: 'AWS::EC2::Instance',
			},
		],
		outcomes: generatedOutcomes,
	});
}

function largestRegions(count: number): readonly string[] {
	const commercial = awsRegions.filter(({partition}) => partition === 'aws');
	const sorted = [...commercial.filter(region => !region.isOptIn), ...commercial.filter(region => region.isOptIn)];
	return sorted.slice(0, Math.max(1, count)).map(({code}) => code);
}

function generatedUnits(): readonly OrganizationalUnit[] {
	return divisions.flatMap((name, index) => {
		const division = {id: `ou-larg-division${index}`, name, parentId: rootId};
		const below = stages.map(stage => ({
			id: `ou-larg-d${index}${stage.padEnd(8, '0')}`,
			name: `${name} ${stage}`,
			parentId: division.id,
		}));
		return [division, ...below];
	});
}

function generatedAccounts(seed: number, count: number, regions: ReadonlySet<string>): readonly Account[] {
	const roles = [executionRole(centralAccountId), operatorRole(centralAccountId)];
	const optedIn: Partial<Account> = {
		enabledRegions: new Set(awsRegions.filter(({code, isOptIn}) => isOptIn && regions.has(code)).map(({code}) => code)),
	};
	const accounts = [defineAccount(centralAccountId, 'automation', rootId, [administrationRole, ...roles], optedIn)];
	const taken = new Set(accounts.map(({id}) => id));
	for (let index = 0; accounts.length < count; index++) {
		const division = index % divisions.length;
		const stage = stages[Math.floor(index / divisions.length) % stages.length]!;
		const name = [
			divisions[division]!.toLowerCase(),
			pick(seed, `system ${index}`, systems),
			pick(seed, `quality ${index}`, qualities),
			stage,
			String(index + 1),
		].join('-');
		const id = freeAccountId(seed, index, taken);
		accounts.push(defineAccount(id, name, `ou-larg-d${division}${stage.padEnd(8, '0')}`, roles, optedIn));
	}
	return accounts;
}

function freeAccountId(seed: number, index: number, taken: Set<string>): string {
	for (let attempt = 0; ; attempt++) {
		const number = Number.parseInt(hex(seed, `account ${index}/${attempt}`, 12), 16) % 1_000_000_000_000;
		const id = String(number).padStart(12, '0');
		if (taken.has(id)) {
			continue;
		}
		taken.add(id);
		return id;
	}
}

function generatedInstances(seed: number, accountId: string, region: string): readonly Resource[] {
	const place = `${accountId}/${region}`;
	const count = 1 + (hash(seed, place) % 4);
	return Array.from({length: count}, (_, index) =>
		defineInstance(`${place}/${index}`, {
			Name: `node-${index + 1}`,
			Tier: index % 2 === 0 ? 'web' : 'worker',
			PatchGroup: 'fleet-default',
		}),
	);
}

/** About one location in fifty fails; some are slow. */
const generatedOutcomes: readonly OutcomeRule[] = [
	{
		...plainRule,
		step: 'installPatches',
		chance: 0.012,
		status: 'Failed',
		message: 'Run Command ended with status Failed: ExitCode 156: No space left on device',
	},
	{
		...plainRule,
		step: 'verify',
		chance: 0.004,
		status: 'Failed',
		message: 'NonCompliantNodes: 1 of 6 nodes reports INSTALLED_PENDING_REBOOT',
	},
	{...plainRule, step: 'installPatches', chance: 0.004, status: 'TimedOut'},
	{
		...plainRule,
		step: 'stopInstances',
		chance: 0.01,
		status: 'Failed',
		message: 'The instance is in a state from which it cannot be stopped',
	},
	{...plainRule, chance: 0.05, slow: 1.8},
];
