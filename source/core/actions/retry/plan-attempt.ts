import type {Account} from '../../domain/account.ts';
import {isSameLocation, type Location} from '../../domain/location.ts';
import type {LocationOutcome} from '../../domain/location-outcome.ts';
import {isUnsuccessful, type Status} from '../../domain/status.ts';
import {isForgotten} from '../../follow/ended.ts';
import type {Following} from '../../follow/following.ts';
import type {LocationGrid} from '../../grid/location-grid.ts';
import {countUnnameable, listOutcomes} from '../../grid/outcomes.ts';
import {planRetry, type RetryPlan} from '../../planning/retry-plan.ts';
import {reckonFollowing} from '../../status/progress.ts';
import {findOriginal, judgeRetry, type RetryObstacle} from './judge-retry.ts';

/** What a retry is planned from. The console passes what it follows, a command what it has just read. */
export type RetrySubject = {
	/** The execution that the operator chose. */
	readonly opened: Following;
	/** Every attempt of the same work, the original first; attempts that AWS has deleted may be left out. */
	readonly attempts: readonly Following[];
	/** The locations that the operator looks at: those of one attempt, or of all. */
	readonly own: Following;
	/** Every location as its latest attempt has it. */
	readonly latest: LocationGrid;
};

/** Which locations the operator wants; without either, all that did not succeed. */
export type RetryChoice = {
	/** Exactly these. */
	readonly locations?: readonly Location[] | undefined;
	/** Only those that ended with one of these statuses, of the named ones or of all that did not succeed; empty for any status. */
	readonly statuses: readonly Status[];
};

/** What the executions themselves don't contain. */
export type RetryContext = {
	/** Tags of the original; `undefined` where they can't be read. */
	readonly tags: Readonly<Record<string, string>> | undefined;
	/** The organization's accounts, by ID; empty where it can't be read. */
	readonly accounts: ReadonlyMap<string, Account>;
};

/** What the next attempt starts, and in how many locations. */
export type AttemptPlan = {
	readonly plan: RetryPlan;
	/** Locations that the operator chose from. */
	readonly total: number;
	/** Those of them that could be retried, by status: the operator chooses statuses from it. */
	readonly byStatus: ReadonlyMap<Status, number>;
	/** The execution whose settings are sent again. */
	readonly original: Following;
};

/** Why a retry can't be planned now; `null` where it can. */
export function findObstacle({opened, attempts}: RetrySubject, {locations}: RetryChoice): RetryObstacle | null {
	const known = attempts.map(one => ({
		executionId: one.executionId,
		execution: one.execution,
		isListed: one.isListed,
		isForgotten: isForgotten(one),
	}));
	return opened.execution === null ? {type: 'unread'} : judgeRetry(opened.execution, known, locations !== undefined);
}

/** Plan the next attempt; `null` where AWS has none of them any more. A location that succeeded in a later attempt isn't started again. */
export function planAttempt(
	{attempts, own, latest}: RetrySubject,
	{locations, statuses}: RetryChoice,
	{tags, accounts}: RetryContext,
): AttemptPlan | null {
	const original = findOriginal(attempts);
	if (original === undefined || original.execution === null) {
		return null;
	}

	const outcomes = listOutcomes(latest).filter(({location}) => own.grid.find(location) !== undefined);
	const wanted =
		statuses.length === 0
			? locations
			: outcomes
					.filter(one => statuses.includes(one.status) && isNamed(locations, one.location))
					.map(({location}) => location);
	const organizationPath = (accountId: string) => accounts.get(accountId)?.path.map(unit => unit.id) ?? [];
	const unnameable = countUnnameable(own.grid, reckonFollowing(own).unnamed);
	return {
		plan: planRetry({execution: original.execution, outcomes, unnameable, tags, organizationPath}, wanted),
		total: outcomes.length,
		byStatus: countByStatus(outcomes, locations),
		original,
	};
}

function countByStatus(
	outcomes: readonly LocationOutcome[],
	locations: readonly Location[] | undefined,
): ReadonlyMap<Status, number> {
	const counts = new Map<Status, number>();
	for (const {status, location} of outcomes) {
		if (isUnsuccessful(status) && isNamed(locations, location)) {
			counts.set(status, (counts.get(status) ?? 0) + 1);
		}
	}

	return counts;
}

function isNamed(locations: readonly Location[] | undefined, location: Location): boolean {
	return locations === undefined || locations.some(one => isSameLocation(one, location));
}
