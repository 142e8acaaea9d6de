import type {ConsoleState} from '../../state/state.ts';
import {countExecution, countKnown, type FanOutCount} from '../../status/fan-out-count.ts';

/** The newest count of a fan-out's locations: from the list's own reads, from a followed execution, or from an earlier run that saw the end. */
export function countOf({fanOuts, followings}: ConsoleState, executionId: string): FanOutCount | null {
	const following = followings.get(executionId);
	const counted = fanOuts.counts.get(executionId) ?? null;
	if (following?.execution != null && (following.seenAt ?? 0) >= (counted?.countedAt ?? 0)) {
		return countExecution(following.execution, following.seenAt ?? 0);
	}

	const known = fanOuts.known.get(executionId);
	return counted ?? (known === undefined ? null : countKnown(known));
}
