import {formatLocations} from '../domain/count.ts';
import {type Execution, rowKindOf} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';
import type {LocationOutcome} from '../domain/location-outcome.ts';
import {parseOperation} from '../domain/operation-id.ts';
import {classifyStatus, endsClass, hasEnded, isUnsuccessful} from '../domain/status.ts';
import type {RetrySource} from './retry-plan.ts';

/** Why an execution can't be retried at all, in words that follow its name; `null` where it can. */
export function whyNotRetried(execution: Execution): string | null {
	if (execution.isChangeRequest) {
		const runbooks = execution.runbooks.map(({document}) => document).join(', ');
		return `is a change request: its runbooks run as they were approved, and only then. Raise a new one${runbooks === '' ? '' : `, or launch ${runbooks} by itself`}`;
	}

	if (parseOperation(execution.executionId) !== null) {
		return 'is an operation of a stack set: `rollgrid roles deploy` once more deploys what it didn’t';
	}

	return rowKindOf(execution) === 'locations'
		? null
		: 'is no fan-out: it has no locations to retry. Launch its runbook anew';
}

/** Why a location isn't sent; `null` where it is. */
export function refuse(outcome: LocationOutcome | undefined, source: RetrySource, location: Location): string | null {
	const {execution, unnameable = 0} = source;
	if (outcome === undefined) {
		// Where AWS doesn't place every step, it may be one of those.
		return unnameable > 0 && hasEnded(execution) && couldHaveRun(execution, location)
			? null
			: "isn't a location of this fan-out";
	}

	const {status, statusClass = classifyStatus(status)} = outcome;
	if (statusClass === 'unclear') {
		return hasEnded(execution) ? null : 'may still run: AWS doesn’t say which locations its steps are';
	}

	return isUnsuccessful(status) ? null : endsClass(statusClass) ? `ended as ${status}` : `has not ended: ${status}`;
}

/** Whether an entry of the request could have sent a location: it names the Region, and the account or an OU. */
function couldHaveRun({targetLocations, targetLocationsUrl}: Execution, {accountId, region}: Location): boolean {
	const isNamed = targetLocations.some(
		({accounts, regions, excludes}) =>
			regions.includes(region) &&
			!excludes.includes(accountId) &&
			(accounts.includes(accountId) || accounts.some(id => !/^\d{12}$/.test(id))),
	);
	return isNamed || (targetLocations.length === 0 && targetLocationsUrl !== null);
}

/** What is left out as nobody knows how it ended, a sentence each. */
export function tellUnknown({outcomes, unnameable = 0}: RetrySource, takesAll: boolean): readonly string[] {
	const unclear = outcomes.filter(({status, statusClass = classifyStatus(status)}) => statusClass === 'unclear').length;
	return [
		...(takesAll && unclear > 0
			? [
					`${formatLocations(unclear)} left out, as AWS doesn’t say how ${unclear === 1 ? 'it' : 'they'} ended: --location, or a mark, names what is to run again`,
				]
			: []),
		...(unnameable > 0
			? [
					`${formatLocations(unnameable)} that may not have succeeded can’t be named: AWS doesn’t say where ${unnameable === 1 ? 'it' : 'they'} ran`,
				]
			: []),
	];
}
