import type {Location} from '../core/domain/location.ts';
import {isSuccess} from '../core/domain/status.ts';
import type {Records} from '../ports/records.ts';

/** How many fan-outs are read: the latest say most. */
const mostFanOuts = 10;

/**
Read how long locations took that succeeded in earlier fan-outs of a runbook, where rollgrid has records of them.

@returns Milliseconds, sorted; empty where nothing is known or can be read.
*/
export async function readEarlierDurations(
	records: Pick<Records, 'listKnown' | 'read'>,
	where: Location,
	document: string,
): Promise<readonly number[]> {
	const listed = await records.listKnown(where);
	const known = listed.ok ? listed.value.known : [];
	const durations: number[] = [];
	for (const {executionId} of known
		.filter(one => one.document === document && !one.isCountOnly)
		.slice(0, mostFanOuts)) {
		const read = await records.read(where, executionId);
		for (const {location, status, startedAt, endedAt} of read.ok ? (read.value?.locations ?? []) : []) {
			if (location !== null && isSuccess(status) && startedAt !== null && endedAt !== null && endedAt >= startedAt) {
				durations.push(endedAt - startedAt);
			}
		}
	}

	return durations.sort((a, b) => a - b);
}
