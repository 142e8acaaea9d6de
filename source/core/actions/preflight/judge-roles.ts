import {type Outcome, succeed} from '../../domain/failure.ts';
import type {Location} from '../../domain/location.ts';
import type {TargetLocation} from '../../domain/start-request.ts';
import {type Check, CheckGroups, deployTo, found, listAccounts, nameSome} from './check.ts';
import {findTrustProblems, type TrustFinding, type Wanted} from './role-trust.ts';

const usualExecutionRole = 'AWS-SystemsManager-AutomationExecutionRole';

/** The role that the runbook assumes in a location. */
export function executionRoleOf({ExecutionRoleName}: TargetLocation): string {
	return ExecutionRoleName || usualExecutionRole;
}

/** What was found of an execution role in one account. */
export type RoleReading = {
	readonly name: string;
	readonly where: Location;
	/** `null` where there is none, or nobody may read it. */
	readonly arn: string | null;
	/** What is wrong with its trust, `null` where there is no such role. */
	readonly trust: Outcome<TrustFinding | null>;
};

/** Read the trust of a role for what keeps Automation out; `null` where there is no such role. */
export function readTrust(
	role: Outcome<{readonly trustPolicy: string} | null>,
	wanted: Wanted,
): Outcome<TrustFinding | null> {
	return role.ok ? succeed(role.value && findTrustProblems(role.value.trustPolicy, wanted)) : role;
}

/** A role as it was read, with the locations in which the runbook assumes it. */
export type RoleOfLocations = RoleReading & {readonly locations: readonly Location[]};

/** Judge the roles that the runbook assumes; accounts with the same finding are reported together. */
export function judgeExecutionRoles(looks: readonly RoleOfLocations[]): readonly Check[] {
	const groups = new CheckGroups();
	for (const {name, locations, trust} of looks) {
		const check = judgeRole(name, trust);
		for (const where of locations) {
			groups.add(where, check);
		}
	}

	const accounts = looks.length;
	return groups.list().map(check => {
		const named = listAccounts(check.locations);
		// A good finding isn't listed location by location.
		const locations = check.verdict === 'ok' ? [] : check.locations;
		return {
			...check,
			locations,
			fix: check.fix && deployTo(named),
			text: `${check.text}${named.length === accounts ? ` (${accounts} ${accounts === 1 ? 'account' : 'accounts'})` : `: ${nameSome(named)}`}`,
		};
	});
}

function judgeRole(name: string, trust: RoleReading['trust']): Check {
	const mend = {
		next: 'rollgrid roles execution prints its template, rollgrid roles deploy rolls it out.',
		fix: 'rollgrid roles deploy',
	};
	if (!trust.ok) {
		const {code, kind, because = null} = trust.failure;
		return found('execution-role', 'unknown', `The role ${name} can’t be looked at (${code ?? kind})`, {because});
	}

	if (trust.value === null) {
		return found('execution-role', 'problem', `The role ${name} is missing: the runbook can’t run there`, mend);
	}

	const {problems, doubts} = trust.value;
	if (problems.length > 0) {
		return found('execution-role', 'problem', `The role ${name} lets Automation not in: ${problems.join('; ')}`, mend);
	}

	return doubts.length > 0
		? found('execution-role', 'warning', `The role ${name} may not let Automation in: ${doubts.join('; ')}`, mend)
		: found('execution-role', 'ok', `The role ${name} is there and trusts the administration role`);
}
