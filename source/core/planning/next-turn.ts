import {formatCount, formatLocations} from '../domain/count.ts';
import type {Execution} from '../domain/execution.ts';
import {effectiveErrors} from '../domain/rate-control.ts';
import type {StartRequest} from '../domain/start-request.ts';
import {classifyStatus, isSuccess} from '../domain/status.ts';

/**
Why the next turn of a launch must not start by itself, or `null` where it may.

What the turns tolerate between them is what the operator asked for, see `shareRate`: once the turns that ended have failed in more locations, AWS would have stopped a single fan-out too. One that was cancelled was meant to stop.

@param ended - The executions of every earlier turn, all of them ended.
@param requests - Every request of the launch, of all its turns.
*/
export function findReasonToHold(ended: readonly Execution[], requests: readonly StartRequest[]): string | null {
	const cancelled = ended.find(({status}) => classifyStatus(status) === 'cancelled');
	if (cancelled !== undefined) {
		return `${cancelled.executionId} was cancelled`;
	}

	const failed = ended.reduce((sum, execution) => sum + countFailures(execution), 0);
	const tolerated = requests.reduce((sum, request) => sum + countTolerated(request), 0);
	return failed > tolerated
		? `${formatLocations(failed)} failed, and ${formatCount(tolerated)} ${tolerated === 1 ? 'is' : 'are'} tolerated`
		: null;
}

function countFailures({counters, status}: Execution): number {
	return counters === null ? Number(!isSuccess(status)) : counters.failed + counters.timedOut;
}

function countTolerated({TargetLocations = []}: StartRequest): number {
	return TargetLocations.reduce(
		(sum, {Accounts = [], Regions = [], TargetLocationMaxErrors}) =>
			sum + effectiveErrors(TargetLocationMaxErrors ?? null, Accounts.length * Regions.length),
		0,
	);
}
