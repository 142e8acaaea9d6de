import {
	type CheckContext,
	type CheckResult,
	judgeRoleCauses,
	type RoleFinding,
	type ShareFinding,
} from '../../core/actions/preflight/judge-cause.ts';
import type {Shares} from '../../core/actions/preflight/judge-runbook.ts';
import {type Failure, fail} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {Catalog} from '../../ports/catalog.ts';
import type {Clock} from '../../ports/clock.ts';
import type {Roles} from '../../ports/roles.ts';
import {readExecutionRoles} from './read-roles.ts';
import {readShares} from './read-shares.ts';

/** What a check reads with. */
export type CheckPorts = {
	readonly catalog?: Catalog | undefined;
	readonly roles?: Roles | undefined;
};

/** What a check of the role's causes is about. */
export type CauseCheck = {
	/** A location of each account that failed so. */
	readonly places: readonly Location[];
	readonly central: Location;
	readonly role: string;
	readonly administrationRoleArn: string;
	readonly document: string;
};

/** Accounts whose role is looked at: an account may have to be entered for each. */
const mostAccounts = 10;

/**
Find out which of three causes is behind "unable to be assumed": reads the role and its trust in the accounts, and whom the runbook is shared with.

Never fails: what can't be read is a result too.
*/
export async function checkRoleCauses(
	{catalog, roles, clock}: CheckPorts & {readonly clock: Clock},
	check: CauseCheck,
): Promise<readonly CheckResult[]> {
	const {places, central, role, document} = check;
	const [looks, shares] = await Promise.all([
		readExecutionRoles(
			{roles: roles ?? {readRole: async () => fail(unavailable)}, clock},
			places.slice(0, mostAccounts),
			role,
			{centralAccountId: central.accountId, administrationRoleArn: check.administrationRoleArn},
		),
		catalog === undefined ? ({kind: 'refused', failure: unavailable} as const) : readShares(catalog, central, document),
	]);
	const findings = looks.map(({where, trust}): RoleFinding => {
		const {accountId} = where;
		// Anything unusual in a trust policy may be why it failed.
		const problems = trust.ok && trust.value && [...trust.value.problems, ...trust.value.doubts];
		return {accountId, found: trust.ok ? {problems: problems || null} : {failure: trust.failure}};
	});
	const context: CheckContext = {role, document, central, accountIds: places.map(({accountId}) => accountId)};
	return judgeRoleCauses(context, findings, toFinding(shares));
}

function toFinding(shares: Shares): ShareFinding {
	switch (shares.kind) {
		case 'everybody':
			return shares;
		case 'accounts':
			return {kind: 'shared', accountIds: shares.accountIds};
		case 'of-owner':
			return {kind: 'unknown', because: `it belongs to account ${shares.owner}`};
		case 'refused': {
			const {code, because, what} = shares.failure;
			return {kind: 'unknown', because: [code, because].filter(Boolean).join(': ') || what};
		}
	}
}

const unavailable: Failure = {kind: 'local', what: 'This console reads no roles'};
