import {isPassing, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Clock} from '../../ports/clock.ts';
import type {StackSetCall, StackSetOperation, StackSetResult, StackSets} from '../../ports/stack-sets.ts';

/** The callbacks of a followed operation: each is called when there is something new. */
export type OperationReporter = {
	operation(operation: StackSetOperation): void;
	location(result: StackSetResult): void;
	progress(results: readonly StackSetResult[]): void;
	/** A read that failed and will be repeated. */
	trouble(because: string): void;
};

export type FollowedOperation = {readonly operation: StackSetOperation; readonly results: readonly StackSetResult[]};

/**
Follow an operation of a stack set to its end. A read that failed and may succeed later is repeated for as long as it takes.

@param isStopped - Read before each request: where it is true, the last state is returned.
*/
export async function followOperation(
	{stackSets, clock}: {readonly stackSets: StackSets; readonly clock: Clock},
	call: StackSetCall,
	reporter: OperationReporter,
	{intervalMs, isStopped}: {readonly intervalMs: number; readonly isStopped: () => boolean},
): Promise<Outcome<FollowedOperation>> {
	const told = new Map<string, string>();
	let status = '';
	for (;;) {
		const read = await readBoth(stackSets, call);
		if (!read.ok) {
			if (!isPassing(read.failure) || isStopped()) {
				return read;
			}

			reporter.trouble(read.failure.because ?? read.failure.what);
			await pause(clock, intervalMs);
			continue;
		}

		const {operation, results} = read.value;
		if (operation.status !== status) {
			({status} = operation);
			reporter.operation(operation);
		}

		let hasChanged = false;
		for (const result of results) {
			const key = `${result.where.accountId}/${result.where.region}`;
			const signature = `${result.status} ${result.because}`;
			if (told.get(key) !== signature) {
				told.set(key, signature);
				hasChanged = true;
				reporter.location(result);
			}
		}

		if (hasChanged) {
			reporter.progress(results);
		}

		if (operation.endedAt !== null || /^(SUCCEEDED|STOPPED)$/.test(operation.status) || isStopped()) {
			return succeed(read.value);
		}

		await pause(clock, intervalMs);
	}
}

async function readBoth(stackSets: StackSets, call: StackSetCall): Promise<Outcome<FollowedOperation>> {
	// The operation is read first: its results then contain all that had ended.
	const operation = await stackSets.readOperation(call);
	if (!operation.ok) {
		return operation;
	}

	if (operation.value === null) {
		return {
			ok: false,
			failure: {kind: 'not-found', what: `There is no operation ${call.operationId} of the stack set ${call.name}`},
		};
	}

	const results = await stackSets.listResults(call);
	return results.ok ? succeed({operation: operation.value, results: results.value}) : results;
}

function pause(clock: Clock, ms: number): Promise<void> {
	return new Promise(resolve => clock.wakeAfter(ms, resolve));
}
