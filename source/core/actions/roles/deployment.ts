import type {Location} from '../../domain/location.ts';
import {generalizeMessage} from '../../status/causes.ts';
import type {RoleTemplate} from './print-role.ts';

/** Who lets a stack set work in accounts: roles that exist there, or the organization. */
export type PermissionModel = 'SELF_MANAGED' | 'SERVICE_MANAGED';

/** The accounts to which roles are deployed. */
export type RoleTargets =
	| {readonly kind: 'accounts'; readonly accountIds: readonly string[]}
	| {
			readonly kind: 'units';
			/** OUs and roots by ID. */
			readonly unitIds: readonly string[];
			/** The active accounts below them, without the management account, which service-managed stack sets leave out; `null` where the organization can't be read. */
			readonly accountIds: readonly string[] | null;
	  };

/** A stack set as it is wanted. */
export type WantedSet = {
	/** The role that it deploys; the stack set has the same name. */
	readonly name: string;
	readonly role: RoleTemplate;
	readonly template: string;
	readonly parameters: Readonly<Record<string, string>>;
};

/** A stack set as it was read. */
export type FoundSet = {
	readonly permissionModel: PermissionModel;
	readonly template: string;
	readonly parameters: Readonly<Record<string, string>>;
	readonly unitIds: readonly string[];
	readonly instances: readonly FoundInstance[];
	/** An operation that is running; `null` for none. */
	readonly running: string | null;
};

/** One stack of a stack set. */
export type FoundInstance = {
	readonly where: Location;
	/** Whether the set's current template has been applied. */
	readonly isCurrent: boolean;
	/** `SUCCEEDED`, `FAILED`, `SKIPPED_SUSPENDED_ACCOUNT`… */
	readonly detailedStatus: string;
	readonly because: string | null;
};

/** One call that a deployment makes. */
export type RoleStep =
	| {readonly type: 'create-set'; readonly set: WantedSet}
	| {readonly type: 'update-set'; readonly set: WantedSet; readonly differences: readonly string[]}
	| {
			readonly type: 'create-instances';
			readonly set: WantedSet;
			/** `null` for every Region of the targets. */
			readonly accountIds: readonly string[] | null;
			/** How many locations that is; `null` where unknown. */
			readonly count: number | null;
			readonly reason: 'new' | 'missing' | 'mended';
	  };

/** The steps that make a set what is wanted. */
export type SetPlan = {
	readonly set: WantedSet;
	readonly steps: readonly RoleStep[];
	/** Accounts that already have the role as it is wanted. */
	readonly current: number;
	/** Why a set can't be changed. */
	readonly conflict: string | null;
};

/**
Plan the steps that deploy a set as it is wanted. Empty where all of it is already deployed: a second run mends only what is missing, failed or different.

@param found - `null` where the set doesn't exist yet.
*/
export function planSet(set: WantedSet, found: FoundSet | null, targets: RoleTargets): SetPlan {
	const model = modelOf(targets);
	const wanted = targets.accountIds;
	const all = {accountIds: null, count: wanted?.length ?? null};
	if (found === null) {
		return {
			set,
			current: 0,
			conflict: null,
			steps: [
				{type: 'create-set', set},
				{type: 'create-instances', set, reason: 'new', ...all},
			],
		};
	}
	if (found.permissionModel !== model) {
		const way = found.permissionModel === 'SELF_MANAGED' ? '--account' : '--unit';
		return {
			set,
			steps: [],
			current: 0,
			conflict: `The stack set ${set.name} is ${found.permissionModel}: name its targets with ${way}`,
		};
	}
	const differences = differencesOf(set, found);
	const inScope = found.instances.filter(({where}) => wanted === null || wanted.includes(where.accountId));
	const isKnown = (accountId: string) => found.instances.some(({where}) => where.accountId === accountId);
	const missing = wanted?.filter(accountId => !isKnown(accountId)) ?? [];
	// An update of the set also updates every instance.
	const broken =
		differences.length > 0
			? []
			: inScope.filter(one => !one.isCurrent && one.detailedStatus !== 'SKIPPED_SUSPENDED_ACCOUNT');
	const brokenIds = [...new Set(broken.map(({where}) => where.accountId))];
	const accountIds = [...missing, ...brokenIds];
	const isNewUnit =
		targets.kind === 'units' && wanted === null && targets.unitIds.some(unit => !found.unitIds.includes(unit));
	return {
		set,
		current: differences.length > 0 ? 0 : inScope.filter(({isCurrent}) => isCurrent).length,
		conflict: null,
		steps: [
			...(differences.length > 0 ? [{type: 'update-set', set, differences} as const] : []),
			...(accountIds.length > 0
				? [
						{
							type: 'create-instances',
							set,
							accountIds,
							count: accountIds.length,
							reason: missing.length > 0 ? 'missing' : 'mended',
						} as const,
					]
				: isNewUnit
					? [{type: 'create-instances', set, reason: 'missing', ...all} as const]
					: []),
		],
	};
}

/** List how a found set differs from the wanted one, a few words each. */
export function differencesOf(set: WantedSet, found: Pick<FoundSet, 'template' | 'parameters'>): readonly string[] {
	const names = [...new Set([...Object.keys(set.parameters), ...Object.keys(found.parameters)])].sort();
	const changed = names.filter(
		name => set.parameters[name] !== undefined && set.parameters[name] !== found.parameters[name],
	);
	return [
		...(set.template.trimEnd() === found.template.trimEnd() ? [] : ['its template']),
		...changed.map(name => `${name} ${found.parameters[name] ?? '(none)'} → ${set.parameters[name]}`),
	];
}

export function modelOf({kind}: RoleTargets): PermissionModel {
	return kind === 'accounts' ? 'SELF_MANAGED' : 'SERVICE_MANAGED';
}

/** Describe a step in one line of the plan. */
export function describeStep(step: RoleStep, region: string): string {
	const {name} = step.set;
	switch (step.type) {
		case 'create-set':
			return `${name}: create the stack set in ${region}`;
		case 'update-set':
			return `${name}: update the stack set and every stack of it; different: ${step.differences.join(', ')}`;
		case 'create-instances': {
			const where =
				step.count === null
					? 'every account that its OUs have'
					: `${step.count} ${step.count === 1 ? 'account' : 'accounts'}`;
			const why = {new: '', missing: ' that lack it', mended: ' where it failed'}[step.reason];
			return `${name}: deploy the role to ${where}${why}`;
		}
	}
}

/** How many locations a step reaches, as far as known. */
export function countStep(step: RoleStep): number {
	return step.type === 'create-instances' ? (step.count ?? 0) : 0;
}

/** Failures with the same cause. */
export type CauseOfFailures = {
	/** AWS's message, without the parts that differ between locations. */
	readonly cause: string;
	/** The first of the messages, unchanged. */
	readonly example: string;
	readonly locations: readonly Location[];
};

/** Failures grouped by cause, the most frequent first. */
export function groupFailures(
	failures: ReadonlyArray<{readonly where: Location; readonly because: string | null}>,
): readonly CauseOfFailures[] {
	const groups = new Map<string, {example: string; locations: Location[]}>();
	for (const {where, because} of failures) {
		const example = because ?? 'AWS gives no reason';
		const {pattern} = generalizeMessage(example);
		const group = groups.get(pattern) ?? {example, locations: []};
		group.locations.push(where);
		groups.set(pattern, group);
	}
	return [...groups]
		.map(([cause, group]) => ({cause, ...group}))
		.sort((a, b) => b.locations.length - a.locations.length);
}
