import type {Failure} from '../../domain/failure.ts';
import {quoteForBash} from '../../domain/quote.ts';

/** What was found out about one of the causes that a failure may have. */
export type CheckResult = {
	/** `culprit`: this is it; `cleared`: this isn't it; `unknown`: nobody lets us look. */
	readonly verdict: 'culprit' | 'cleared' | 'unknown';
	/** One sentence. */
	readonly text: string;
	/** The command that mends it, or `null`. */
	readonly fix: string | null;
};

/** What a look at an account's execution role found. */
export type RoleFinding = {
	readonly accountId: string;
	/** `null` where the role is missing; the problems of its trust otherwise. */
	readonly found: {readonly problems: readonly string[] | null} | {readonly failure: Failure};
};

/** Whom a runbook is shared with, or why that can't be told. */
export type ShareFinding =
	| {readonly kind: 'everybody'}
	| {readonly kind: 'shared'; readonly accountIds: readonly string[]}
	| {readonly kind: 'unknown'; readonly because: string};

export type CheckContext = {
	readonly role: string;
	readonly document: string;
	readonly central: {readonly accountId: string; readonly region: string};
	/** Every account that failed so; roles were looked at in some of them only. */
	readonly accountIds: readonly string[];
};

/** Names shown before "and n more". */
const shownNames = 3;

/** Tell apart the three causes for which AWS says the same: the role is missing, its trust lets nobody in, the runbook isn't shared. */
export function judgeRoleCauses(
	context: CheckContext,
	roles: readonly RoleFinding[],
	share: ShareFinding,
): readonly CheckResult[] {
	const seen = roles.flatMap(({accountId, found}) =>
		'failure' in found ? [] : [{accountId, problems: found.problems}],
	);
	const refused = roles.flatMap(({found}) => ('failure' in found ? [found.failure] : []));
	const unseen: CheckResult[] =
		refused.length === 0
			? []
			: [
					{
						verdict: 'unknown',
						text: `The role can’t be looked at in ${countAccounts(refused.length)}: ${sayFailure(refused[0]!)}`,
						fix: null,
					},
				];
	return [...judgeMissing(context, seen), ...judgeTrust(seen), ...unseen, judgeShare(context, share)];
}

type Seen = ReadonlyArray<{readonly accountId: string; readonly problems: readonly string[] | null}>;

function judgeMissing({role, accountIds}: CheckContext, seen: Seen): readonly CheckResult[] {
	const missing = seen.filter(({problems}) => problems === null).map(({accountId}) => accountId);
	if (seen.length === 0) {
		return [];
	}

	// Each account may have to be entered for it: of many only some are looked at.
	const part = seen.length < accountIds.length ? `, of ${accountIds.length}` : '';
	return missing.length === 0
		? [{verdict: 'cleared', text: `1. ${role} is there in ${countAccounts(seen.length)}${part}`, fix: null}]
		: [
				{
					verdict: 'culprit',
					text: `1. ${role} is missing in ${listSome(missing)}${part === '' ? '' : ` (looked at ${seen.length}${part})`}`,
					fix: 'rollgrid roles execution',
				},
			];
}

function judgeTrust(seen: Seen): readonly CheckResult[] {
	const there = seen.filter(({problems}) => problems !== null);
	const wrong = there.filter(({problems}) => problems!.length > 0);
	if (there.length === 0) {
		return [];
	}

	return wrong.length === 0
		? [{verdict: 'cleared', text: '2. Its trust lets the central account and Systems Manager in', fix: null}]
		: [
				{
					verdict: 'culprit',
					text: `2. Its trust is wrong in ${listSome(wrong.map(({accountId}) => accountId))}: ${wrong[0]!.problems!.join('; ')}`,
					fix: 'rollgrid roles execution',
				},
			];
}

function judgeShare({document, central, accountIds}: CheckContext, share: ShareFinding): CheckResult {
	if (share.kind === 'unknown') {
		return {
			verdict: 'unknown',
			text: `3. Whether ${document} is shared can’t be looked at: ${share.because}`,
			fix: null,
		};
	}

	const left =
		share.kind === 'everybody'
			? []
			: accountIds.filter(id => id !== central.accountId && !share.accountIds.includes(id));
	return left.length === 0
		? {
				verdict: 'cleared',
				text: `3. ${document} is shared with ${share.kind === 'everybody' ? 'everybody' : 'them'}`,
				fix: null,
			}
		: {
				verdict: 'culprit',
				text: `3. ${document} isn’t shared with ${listSome(left)}`,
				// AWS takes 20 accounts a call.
				fix: `aws ssm modify-document-permission --region ${central.region} --name ${quoteForBash(document)} --permission-type Share --account-ids-to-add ${left.slice(0, 20).join(' ')}`,
			};
}

function sayFailure({code, because, what}: Failure): string {
	return [code, because].filter(Boolean).join(': ') || what;
}

function countAccounts(count: number): string {
	return `${count} ${count === 1 ? 'account' : 'accounts'}`;
}

function listSome(ids: readonly string[]): string {
	const shown = ids.slice(0, shownNames).join(', ');
	return ids.length > shownNames ? `${ids.length} accounts: ${shown} and ${ids.length - shownNames} more` : shown;
}
