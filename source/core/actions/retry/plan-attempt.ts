import type {Account} from '../../domain/account.ts';
import type {Execution} from '../../domain/execution.ts';
import type {Location} from '../../domain/location.ts';
import type {LocationOutcome} from '../../domain/location-outcome.ts';
import type {LocationGrid} from '../../grid/location-grid.ts';
import {countUnnameable, listOutcomes} from '../../grid/outcomes.ts';
import {planRetry, type RetryPlan} from '../../planning/retry-plan.ts';

/** What a retry is made of. */
export type RetrySubject = {
	/** The original: what is sent again is its. */
	readonly execution: Execution;
	/** Its tags; `undefined` where they can't be read. */
	readonly tags: Readonly<Record<string, string>> | undefined;
	/** The locations that the operator looks at: those of one attempt, or of all. */
	readonly own: LocationGrid;
	/** Locations of them that are counted, and neither listed nor named. */
	readonly unnamed: number;
	/** Every location as its latest attempt has it. */
	readonly latest: LocationGrid;
	/** The organization's, by ID; empty where it can't be read. */
	readonly accounts: ReadonlyMap<string, Account>;
};

/** What the locations that the operator looks at have come to, in whichever attempt: what has succeeded in a later one isn't started again. */
export function listLatestOutcomes({own, latest}: Pick<RetrySubject, 'own' | 'latest'>): readonly LocationOutcome[] {
	return listOutcomes(latest).filter(({location}) => own.find(location) !== undefined);
}

/**
Plan the next attempt.

@param wanted - The locations that the operator named; all that did not succeed if left out.
*/
export function planAttempt(subject: RetrySubject, wanted: readonly Location[] | undefined): RetryPlan {
	const {execution, tags, own, unnamed, accounts} = subject;
	const organizationPath = (accountId: string) => accounts.get(accountId)?.path.map(unit => unit.id) ?? [];
	const unnameable = countUnnameable(own, unnamed);
	return planRetry({execution, outcomes: listLatestOutcomes(subject), unnameable, tags, organizationPath}, wanted);
}
