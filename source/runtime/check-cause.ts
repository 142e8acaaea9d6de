import {type Failure, fail, type Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import {
	type CheckContext,
	type CheckResult,
	judgeRoleCauses,
	type RoleFinding,
	type ShareFinding,
} from '../core/status/cause-check.ts';
import {findTrustProblems} from '../core/status/role-trust.ts';
import type {Catalog} from '../ports/catalog.ts';
import type {Roles} from '../ports/roles.ts';
import {readPages} from './read-pages.ts';

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
	{catalog, roles}: CheckPorts,
	check: CauseCheck,
): Promise<readonly CheckResult[]> {
	const {places, central, role, document} = check;
	const [findings, share] = await Promise.all([
		Promise.all(places.slice(0, mostAccounts).map(where => lookAtRole(roles, check, where))),
		lookAtShare(catalog, central, document),
	]);
	const context: CheckContext = {role, document, central, accountIds: places.map(({accountId}) => accountId)};
	return judgeRoleCauses(context, findings, share);
}

async function lookAtRole(roles: Roles | undefined, check: CauseCheck, where: Location): Promise<RoleFinding> {
	const {accountId} = where;
	const read: Outcome<{readonly trustPolicy: string} | null> =
		roles === undefined ? fail(unavailable) : await roles.readRole(where, check.role.split('/').at(-1)!);
	if (!read.ok) {
		return {accountId, found: {failure: read.failure}};
	}

	const {administrationRoleArn, central} = check;
	const wanted = {accountId, centralAccountId: central.accountId, administrationRoleArn};
	return {
		accountId,
		found: {problems: read.value === null ? null : findTrustProblems(read.value.trustPolicy, wanted)},
	};
}

async function lookAtShare(catalog: Catalog | undefined, central: Location, document: string): Promise<ShareFinding> {
	if (/^(AWS|Amazon)\w*-/.test(document)) {
		return {kind: 'everybody'};
	}

	const owner = /^arn:[^:]*:ssm:[^:]*:(\d{12}):/.exec(document)?.[1];
	if (owner !== undefined && owner !== central.accountId) {
		return {kind: 'unknown', because: `it belongs to account ${owner}`};
	}

	const shares =
		catalog === undefined ? fail(unavailable) : await readPages(token => catalog.listShares(central, document, token));
	if (!shares.ok) {
		const {code, because, what} = shares.failure;
		return {kind: 'unknown', because: [code, because].filter(Boolean).join(': ') || what};
	}

	return shares.value.includes('all') ? {kind: 'everybody'} : {kind: 'shared', accountIds: shares.value};
}

const unavailable: Failure = {kind: 'local', what: 'This console reads no roles'};
