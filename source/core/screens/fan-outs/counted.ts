import type {ConsoleState} from '../../state/state.ts';
import {countExecution, countKnown, type FanOutCount} from '../../status/fan-out-count.ts';

/** What is known of a fan-out's locations by now: from the list's own reads, from the reads of what is followed, or from what an earlier run saw the end of. */
export function countOf({fanOuts, followings}: ConsoleState, executionId: string): FanOutCount | null {
	const following = followings.get(executionId);
	const counted = fanOuts.counts.get(executionId) ?? null;
	if (following?.execution != null && (following.seenAt ?? 0) >= (counted?.countedAt ?? 0)) {
		return countExecution(following.execution, following.seenAt ?? 0);
	}

	const known = fanOuts.known.get(executionId);
	return counted ?? (known === undefined ? null : countKnown(known));
}
