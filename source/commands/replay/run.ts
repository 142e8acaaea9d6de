import type {Status} from '../../core/domain/status.ts';
import {followingAt, linesOf} from '../../core/follow/history.ts';
import type {OpenedRecord} from '../../core/follow/record-reader.ts';
import {recordKey} from '../../core/grid/location-record.ts';
import {exitStatus, type Services} from '../services.ts';
import {jsonReporter, plainReporter} from '../watch/reporters.ts';

/** Print a record as `watch` printed it then: one line a change, each with its own time, and the outcome. */
export function replayLines(
	{print}: Pick<Services, 'print'>,
	{where, history}: Pick<OpenedRecord, 'where' | 'history'>,
	isJson: boolean,
): number {
	const end = Math.max(history.moments.at(-1)!, history.executions.at(-1)!.at);
	let now = history.moments[0]!;
	const speaker = {
		print,
		clock: {now: () => now, wakeAfter: () => () => {}},
		traffic: () => ({calls: 0, throttled: 0}),
		commandLine: (command: string) => `rollgrid ${command}`,
		// Nothing that is printed can be used to return to it.
		isSimulated: true,
	};
	const reporter = isJson ? jsonReporter(speaker) : plainReporter(speaker);
	const following = followingAt(history, where, end);
	const before = new Map<string, Status>();
	let status: Status | null = null;
	for (const line of linesOf(history)) {
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

	reporter.result({now: end}, following);
	return exitStatus.done;
}
