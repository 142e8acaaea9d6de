import {printLocation} from '../../domain/location.ts';
import {formatDuration, formatTime} from '../../status/format.ts';
import type {Report} from './report.ts';

/** The head of a report: name and value, for every format that is read by people. Values as AWS sent them. */
export function listFacts(report: Report): ReadonlyArray<readonly [name: string, value: string]> {
	const {execution, attempts, where, took, recordedAt, writtenAt} = report;
	return [
		['Runbook', `${execution.document}, version ${execution.documentVersion ?? 'unknown'}`],
		['Execution', execution.executionId],
		...(attempts.length === 1
			? []
			: [
					[
						'Attempts',
						`${attempts
							.map(({executionId, startedAt, status}) => `${executionId}, ${formatTime(startedAt)}, ${status}`)
							.join('; ')}. Each location is told as its latest attempt has it`,
					] as const,
				]),
		['Central account and Region', printLocation(where)],
		['Started by', execution.executedBy ?? 'unknown'],
		['Started', formatTime(attempts[0]!.startedAt)],
		['Ended', describeEnd(execution.endedAt, took)],
		['AWS’s status of the whole', execution.status],
		...(execution.failureMessage === null ? [] : [['AWS’s message', execution.failureMessage] as const]),
		...(report.rateControl.length === 0 ? [] : [['Rate control', report.rateControl.join('; ')] as const]),
		...(execution.triggeredAlarms.length === 0
			? []
			: [['Stopped by alarm', execution.triggeredAlarms.join(', ')] as const]),
		...(execution.targets.length === 0
			? []
			: [['Targets', execution.targets.map(({key, values}) => `${key} = ${values.join(', ')}`).join('; ')] as const]),
		...(execution.runbooks.length === 0
			? []
			: [['Runbooks of the change request', execution.runbooks.map(({document}) => document).join(', ')] as const]),
		...(report.unnamed === 0
			? []
			: [['Not known', `${report.unnamed} ${report.rows} that AWS counts and doesn’t list`] as const]),
		['Report written', formatTime(writtenAt)],
		...(recordedAt === null ? [] : [['From rollgrid’s own record, last seen', formatTime(recordedAt)] as const]),
	];
}

/** Why steps have no cell of the matrix, as a heading and a sentence. */
export function describeSteps({rows}: Report): {readonly title: string; readonly text: string} {
	return rows === 'locations'
		? {
				title: 'Not placed',
				text: 'AWS doesn’t say in which one account and Region these steps ran, or says of two that they ran in the same.',
			}
		: {title: rows === 'steps' ? 'Steps' : 'Resources', text: ''};
}

/** How long locations took, in one sentence; `null` before any has ended. */
export function describeDurations({timeline}: Report): string | null {
	const durations = timeline?.durations ?? null;
	return durations === null
		? null
		: `${durations.count} ended: median ${formatDuration(durations.median)}, nine tenths within ${formatDuration(durations.p90)}, longest ${formatDuration(durations.longest)}`;
}

function describeEnd(endedAt: number | null, took: number | null): string {
	if (endedAt === null) {
		return took === null ? 'not yet' : `not yet; ${formatDuration(took)} so far`;
	}

	return took === null ? formatTime(endedAt) : `${formatTime(endedAt)}, after ${formatDuration(took)}`;
}
