import {type Outcome, succeed} from '../../domain/failure.ts';
import type {Location} from '../../domain/location.ts';
import type {StartRequest} from '../../domain/start-request.ts';
import {type Check, found, nameSome} from './check.ts';
import {findTrustProblems} from './role-trust.ts';

const usualExecutionRole = 'AWS-SystemsManager-AutomationExecutionRole';

/** The roles that a request runs as in its target accounts. */
export function listExecutionRoles({TargetLocations = []}: StartRequest): readonly string[] {
	return [...new Set(TargetLocations.map(({ExecutionRoleName}) => ExecutionRoleName ?? usualExecutionRole))];
}

/** What was found of an execution role in one account. */
export type RoleReading = {
	readonly name: string;
	readonly where: Location;
	/** What is wrong with its trust, `null` where there is no such role. */
	readonly problems: Outcome<readonly string[] | null>;
};

/** Read the trust of a role for what keeps Automation out; `null` where there is no such role. */
export function readTrust(
	role: Outcome<{readonly trustPolicy: string} | null>,
	accountId: string,
	central: Location,
	administrationRoleArn: string,
): Outcome<readonly string[] | null> {
	const wanted = {accountId, centralAccountId: central.accountId, administrationRoleArn};
	return role.ok ? succeed(role.value && findTrustProblems(role.value.trustPolicy, wanted)) : role;
}

/**
Judge the roles that the runbook works as, accounts of the same finding together.

@param accounts - How many accounts were looked at.
*/
export function judgeExecutionRoles(looks: readonly RoleReading[], accounts: number): readonly Check[] {
	const checks: Check[] = [];
	const add = (verdict: Check['verdict'], text: string, next: string | null, where: Location) => {
		const same = checks.findIndex(one => one.verdict === verdict && one.text === text && one.next === next);
		const check = same === -1 ? found('execution-role', verdict, text, {next}) : checks[same]!;
		const grown = {...check, locations: [...check.locations, where]};
		checks.splice(same === -1 ? checks.length : same, same === -1 ? 0 : 1, grown);
	};
	const template = 'rollgrid roles execution prints its template, rollgrid roles deploy how to roll it out.';
	for (const {name, where, problems} of looks) {
		if (!problems.ok) {
			add(
				'unknown',
				`The role ${name} can’t be looked at (${problems.failure.code ?? problems.failure.kind})`,
				null,
				where,
			);
		} else if (problems.value === null) {
			add('problem', `The role ${name} is missing: the runbook can’t run there`, template, where);
		} else {
			const isRight = problems.value.length === 0;
			add(
				isRight ? 'ok' : 'problem',
				isRight
					? `The role ${name} is there and trusts the administration role`
					: `The role ${name} lets Automation not in: ${problems.value.join('; ')}`,
				isRight ? null : template,
				where,
			);
		}
	}

	return checks.map(check => {
		const named = check.locations.map(({accountId}) => accountId);
		return {
			...check,
			text: `${check.text}${named.length === accounts ? ` (${accounts} accounts)` : `: ${nameSome(named)}`}`,
		};
	});
}
