import {formatIso} from '../../status/format.ts';
import {printJson as printValue} from '../../status/printable.ts';
import type {Report} from './report.ts';

/** For programs: names as everywhere in rollgrid's JSON, what isn't known is `null`. */
export function printJson(report: Report): string {
	const {execution, where, timeline} = report;
	const names = new Map(report.accounts.map(({accountId, name, unit}) => [accountId, {name, unit}]));
	return `${printValue({
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
		locations: report.records.map(record => ({
			account: record.location?.accountId ?? null,
			accountName: names.get(record.location?.accountId ?? '')?.name || null,
			unit: names.get(record.location?.accountId ?? '')?.unit || null,
			region: record.location?.region ?? null,
			stepExecutionId: record.stepExecutionId || null,
			status: record.status,
			childExecutionId: record.childExecutionId,
			startedAt: formatIso(record.startedAt),
			endedAt: formatIso(record.endedAt),
			failureMessage: record.failureMessage,
			...(record.name === null ? {} : {name: record.name}),
		})),
	})}\n`;
}
