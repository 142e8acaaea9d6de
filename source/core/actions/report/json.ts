import type {LocationRecord} from '../../grid/location-record.ts';
import {formatIso} from '../../status/format.ts';
import {printJson as printValue} from '../../status/printable.ts';
import type {Report} from './report.ts';

/** For programs: names as everywhere in rollgrid's JSON, what isn't known is `null`. */
export function* printJson(report: Report): Generator<string> {
	const names = new Map(report.accounts.map(({accountId, name, unit}) => [accountId, {name, unit}]));
	// The longest member is printed last, in pieces.
	yield `${printValue(toHead(report)).slice(0, -1)},"locations":[`;
	for (const [place, record] of report.records.entries()) {
		const {name = null, unit = null} = names.get(record.location?.accountId ?? '') ?? {};
		yield `${place === 0 ? '' : ','}${printValue(toLocation(record, name || null, unit || null))}`;
	}

	yield ']}\n';
}

function toHead(report: Report) {
	const {execution, where, timeline} = report;
	return {
		executionId: execution.executionId,
		document: execution.document,
		documentVersion: execution.documentVersion,
		status: execution.status,
		verdict: report.verdict,
		centralAccount: where.accountId,
		region: where.region,
		executedBy: execution.executedBy,
		startedAt: formatIso(report.attempts[0]!.startedAt),
		endedAt: formatIso(execution.endedAt),
		seconds: report.took === null ? null : report.took / 1000,
		failureMessage: execution.failureMessage,
		writtenAt: formatIso(report.writtenAt),
		recordedAt: formatIso(report.recordedAt),
		attempts: report.attempts.map(({executionId, status, startedAt, endedAt}) => ({
			executionId,
			status,
			startedAt: formatIso(startedAt),
			endedAt: formatIso(endedAt),
		})),
		parameters: Object.fromEntries(report.parameters),
		rateControl: report.rateControl,
		total: report.total,
		byStatus: Object.fromEntries(report.byStatus),
		durations:
			timeline?.durations == null
				? null
				: {
						medianSeconds: timeline.durations.median / 1000,
						p90Seconds: timeline.durations.p90 / 1000,
						longestSeconds: timeline.durations.longest / 1000,
					},
		causes: report.causes.map(({headline, message, explanation, locations}) => ({
			headline,
			message: message === '' ? null : message,
			explanation,
			locations,
		})),
		story: report.story.map(({at, kind, who, text, words}) => ({at: formatIso(at), kind, who, text, words})),
	};
}

function toLocation(record: LocationRecord, accountName: string | null, unit: string | null) {
	return {
		account: record.location?.accountId ?? null,
		accountName,
		unit,
		region: record.location?.region ?? null,
		stepExecutionId: record.stepExecutionId || null,
		status: record.status,
		childExecutionId: record.childExecutionId,
		startedAt: formatIso(record.startedAt),
		endedAt: formatIso(record.endedAt),
		failureMessage: record.failureMessage,
		name: record.name,
	};
}
