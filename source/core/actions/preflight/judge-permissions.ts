import type {Failure, Outcome} from '../../domain/failure.ts';
import type {Location} from '../../domain/location.ts';
import {partitionOf} from '../../domain/partition.ts';
import type {Need, RunbookNeeds} from '../../planning/runbook-needs.ts';
import {type Check, CheckGroups, found, nameSome} from './check.ts';
import {type Decision, mayGrant, type Wish} from './decision.ts';

/** Which of a runbook's actions an execution role may perform, in one account. */
export type PermissionReading = {
	readonly name: string;
	readonly accountId: string;
	/** The locations in which the runbook runs as that role. */
	readonly locations: readonly Location[];
	readonly decisions: Outcome<readonly Decision[]>;
	/** The role's policies, where the check needed them; `null` elsewhere. */
	readonly policies: Outcome<readonly string[]> | null;
};

/** List what has to be simulated in an account: each action of the runbook once for each resource. */
export function listWishes({needs}: RunbookNeeds, {accountId, region}: Location): readonly Wish[] {
	const byAction = new Map<string, Set<string>>();
	for (const {action, resource} of needs) {
		const resources = byAction.get(action) ?? new Set();
		byAction.set(action, resources.add(resource === null ? '*' : printResource(resource, {accountId, region})));
	}

	return [...byAction].map(([action, resources]) => ({action, resources: [...resources]}));
}

function printResource({service, name}: NonNullable<Need['resource']>, {accountId, region}: Location): string {
	return `arn:${partitionOf(region).id}:${service}:${region}:${accountId}:${name}`;
}

/** Whether a denial counts only if the role's policies confirm it: IAM denies `*` even where one resource is allowed. */
export function needsPolicies(decisions: readonly Decision[]): boolean {
	return decisions.some(({decision, resource}) => decision === 'implicitDeny' && resource === '*');
}

/** Compare the actions of the runbook with those that the execution role may perform; accounts that lack the same are reported together. */
export function judgePermissions(readings: readonly PermissionReading[], needs: RunbookNeeds): readonly Check[] {
	const groups = new CheckGroups();
	let isAllowed = 0;
	for (const {name, locations, decisions, policies} of readings) {
		const lacks = decisions.ok ? listLacks(decisions.value, policies, needs) : [];
		const checks = decisions.ok ? lacks.map(lack => tellLack(name, lack)) : [tellUnseen(name, decisions.failure)];
		isAllowed += Number(decisions.ok && lacks.length === 0);
		for (const check of checks) {
			for (const where of locations) {
				groups.add(where, check);
			}
		}
	}

	const untold =
		needs.untold.length === 0
			? ''
			: `; what ${nameSome(needs.untold)} ${needs.untold.length === 1 ? 'calls' : 'call'} can’t be told`;
	return [
		...(isAllowed > 0
			? [
					found(
						'permissions',
						'ok',
						`What the runbook’s steps call, the execution role may (${isAllowed} of ${readings.length} accounts)${untold}`,
					),
				]
			: []),
		...groups.list(),
	];
}

type Lack = {
	readonly action: string;
	readonly steps: readonly string[];
	readonly isCertain: boolean;
	readonly isExplicit: boolean;
};

function listLacks(
	decisions: readonly Decision[],
	policies: PermissionReading['policies'],
	{needs}: RunbookNeeds,
): readonly Lack[] {
	return decisions
		.filter(({decision}) => decision !== 'allowed')
		.map(({action, resource, decision, isOpen}) => {
			const needed = needs.filter(need => need.action === action);
			const isExplicit = decision === 'explicitDeny';
			const isGranted =
				isExplicit || resource !== '*' ? false : policies?.ok !== true || mayGrant(policies.value, action);
			return {
				action,
				steps: [...new Set(needed.map(({step}) => step))],
				isExplicit,
				isCertain: !isOpen && !isGranted && needed.some(need => need.isCertain),
			};
		});
}

function tellLack(name: string, {action, steps, isCertain, isExplicit}: Lack): Check {
	const named = `${steps.length === 1 ? 'step' : 'steps'} ${nameSome(steps)}`;
	return found(
		'permissions',
		isCertain ? 'problem' : 'warning',
		isCertain
			? `The role ${name} may not ${action}, which ${named} needs`
			: `The role ${name} may not ${action} on everything, which ${named} may need`,
		{
			next: isExplicit
				? `A policy denies ${action} to the role; take that out.`
				: `Add ${action} to the role’s policies: rollgrid roles execution prints its template.`,
			fix: 'rollgrid roles execution',
		},
	);
}

function tellUnseen(name: string, failure: Failure): Check {
	return found(
		'permissions',
		'unknown',
		`What the role ${name} may do can’t be looked at (${failure.code ?? failure.kind})`,
		{
			because: failure.because ?? null,
			next: 'iam:SimulatePrincipalPolicy, which rollgrid roles operator allows, lets rollgrid look.',
		},
	);
}
