import type {ExecutionSummary} from '../core/domain/execution.ts';
import type {Location} from '../core/domain/location.ts';
import type {Status} from '../core/domain/status.ts';
import type {LocationRecord} from '../core/grid/location-grid.ts';
import {formatIso} from '../core/status/format.ts';

/* The JSON that other programs rely on: names, order and types of the fields; what isn't known is `null`, never left out. */

export function executionJson(execution: ExecutionSummary) {
	return {
		executionId: execution.executionId,
		document: execution.document,
		documentVersion: execution.documentVersion,
		status: execution.status,
		startedAt: formatIso(execution.startedAt),
		endedAt: formatIso(execution.endedAt),
		failureMessage: execution.failureMessage,
	};
}

/**
A location, or a step that has a row of its own.

@param where - Where the resources and steps of an execution that is no fan-out run: in its own account and Region.
*/
export function locationJson(record: LocationRecord, where: Location | null = null) {
	const {location, name, stepExecutionId, status, childExecutionId, startedAt, endedAt, failureMessage} = record;
	const place = location ?? where;
	return {
		account: place?.accountId ?? null,
		region: place?.region ?? null,
		stepExecutionId: stepExecutionId || null,
		status,
		childExecutionId,
		startedAt: formatIso(startedAt),
		endedAt: formatIso(endedAt),
		failureMessage,
		// A line that is about no location says which step or resource it is about.
		name,
	};
}

export function countsJson(byStatus: ReadonlyMap<Status, number>): Readonly<Record<string, number>> {
	return Object.fromEntries([...byStatus].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}
