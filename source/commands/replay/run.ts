import {sayHappening} from '../../core/actions/report/happening-words.ts';
import type {StoryEntry} from '../../core/actions/report/story.ts';
import type {Status} from '../../core/domain/status.ts';
import {followingAt, linesOf} from '../../core/follow/history.ts';
import type {OpenedRecord} from '../../core/follow/record-reader.ts';
import {recordKey} from '../../core/grid/location-record.ts';
import {formatIso, formatTimeOfDay} from '../../core/status/format.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import {exitStatus, type Services} from '../services.ts';
import {jsonReporter, plainReporter} from '../watch/reporters.ts';

/** Print a record as `watch` printed it then: one line a change, each with its own time, and the outcome. Between them it prints what else happened: who did what, notes, gates, the fuse. */
export function replayLines(
	{print}: Pick<Services, 'print'>,
	{where, history, happenings}: Pick<OpenedRecord, 'where' | 'history' | 'happenings'>,
	isJson: boolean,
): number {
	const end = Math.max(history.moments.at(-1)!, history.executions.at(-1)!.at);
	const story = happenings.flatMap(sayHappening);
	let told = 0;
	/** Of the same moment, acts of people come before their results. */
	const tellUntil = (at: number): void => {
		for (; told < story.length && story[told]!.at <= at; told++) {
			print(isJson ? printStoryJson(story[told]!) : printStoryLine(story[told]!));
		}
	};
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
		tellUntil(line.at);
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

	tellUntil(Number.POSITIVE_INFINITY);
	reporter.result({now: end}, following);
	return exitStatus.done;
}

function printStoryLine({at, who, text, words}: StoryEntry): string {
	const said = [who, text, words].filter(one => one !== null).join(': ');
	return toPrintableLine(`${formatTimeOfDay(at)} ${said}`);
}

function printStoryJson({at, kind, who, text, words}: StoryEntry): string {
	return printJson({type: 'happening', at: formatIso(at), kind, who, text, words});
}
