import type {Status} from '../../core/domain/status.ts';
import {follow} from '../../core/follow/follow.ts';
import {startFollowing} from '../../core/follow/following.ts';
import {foldRecord, type SharedRecord} from '../../core/follow/shared-record.ts';
import {recordKey} from '../../core/grid/location-record.ts';
import {exitStatus, type Services} from '../services.ts';
import {jsonReporter, plainReporter} from '../watch/reporters.ts';

/** Print a record as `watch` printed it then: one line a change, each with its own time, and the outcome. */
export function replayLines(
	{print, tell}: Pick<Services, 'print' | 'tell'>,
	{where, lines}: SharedRecord,
	isJson: boolean,
): number {
	const whole = foldRecord(lines);
	if (whole === null) {
		tell('× The record tells of no execution.');
		return exitStatus.wrongUsage;
	}

	let now = lines[0]?.at ?? 0;
	const speaker = {
		print,
		clock: {now: () => now, wakeAfter: () => () => {}},
		traffic: () => ({calls: 0, throttled: 0}),
		commandLine: (command: string) => `rollgrid ${command}`,
		// Nothing that is printed can be used to return to it.
		isSimulated: true,
	};
	const reporter = isJson ? jsonReporter(speaker) : plainReporter(speaker);
	const {following} = follow(
		startFollowing(where, whole.execution.executionId),
		{type: 'record-read', record: whole},
		whole.seenAt,
	);
	const before = new Map<string, Status>();
	let status: Status | null = null;
	for (const line of lines) {
		now = line.at;
		if (line.type === 'location') {
			const key = recordKey(line.record);
			reporter.location({record: line.record, before: before.get(key) ?? null}, following);
			before.set(key, line.record.status);
		} else if (line.execution.status !== status) {
			({status} = line.execution);
			reporter.execution({...following, execution: line.execution});
		}
	}

	reporter.result({now: whole.seenAt}, following);
	return exitStatus.done;
}
