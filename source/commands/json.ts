import type {ExecutionSummary} from '../core/domain/execution.ts';
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

export function locationJson({location, status, childExecutionId, startedAt, endedAt, failureMessage}: LocationRecord) {
	return {
		account: location.accountId,
		region: location.region,
		status,
		childExecutionId,
		startedAt: formatIso(startedAt),
		endedAt: formatIso(endedAt),
		failureMessage,
	};
}

export function countsJson(byStatus: ReadonlyMap<Status, number>): Readonly<Record<string, number>> {
	return Object.fromEntries([...byStatus].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}
