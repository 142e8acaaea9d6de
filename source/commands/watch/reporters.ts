import {selectFuse} from '../../core/console/header.ts';
import {rowKindOf} from '../../core/domain/execution.ts';
import {printLocation} from '../../core/domain/location.ts';
import {classifyEnding, hasEnded, isWaiting, type StatusClass} from '../../core/domain/status.ts';
import {hasParentEnded} from '../../core/follow/ended.ts';
import type {Following} from '../../core/follow/following.ts';
import type {ConsoleState} from '../../core/state/state.ts';
import type {Tone} from '../../core/status/fit-phrases.ts';
import {formatDuration, formatIso, formatTimeOfDay} from '../../core/status/format.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import {readProgress} from '../../core/status/progress.ts';
import {sayRunbook} from '../../core/status/runbook-words.ts';
import {summarize} from '../../core/status/summary-lines.ts';
import {countsJson, executionJson, locationJson} from '../json.ts';
import type {Services} from '../services.ts';
import type {LocationChange} from './location-changes.ts';

/** How a watched fan-out is printed: each method is called when there is something new. */
export type WatchReporter = {
	execution(following: Following): void;
	location(change: LocationChange, following: Following): void;
	progress(state: Pick<ConsoleState, 'now'>, following: Following): void;
	result(state: Pick<ConsoleState, 'now'>, following: Following): void;
};

/** NDJSON: one object a line, the result last. */
export function jsonReporter({print, traffic}: Pick<Services, 'print' | 'traffic'>): WatchReporter {
	const write = (value: object): void => print(printJson(value));
	return {
		execution: ({execution}) => write({type: 'execution', ...executionJson(execution!)}),
		location: ({record}, {where, grid}) =>
			write({type: 'location', ...locationJson(record, grid.isOfSteps ? where : null)}),
		progress(state, following) {
			const {total, byStatus} = readProgress(following, state.now);
			const {calls, throttled} = traffic();
			write({
				type: 'progress',
				total,
				byStatus: countsJson(byStatus),
				apiCalls: calls,
				throttled,
				at: formatIso(state.now),
			});
		},
		result(state, following) {
			const {total, byStatus, elapsedMs} = readProgress(following, state.now);
			const {calls, throttled} = traffic();
			write({
				type: 'result',
				executionId: following.executionId,
				status: following.execution?.status ?? null,
				total,
				byStatus: countsJson(byStatus),
				seconds: elapsedMs === null ? null : Math.round(elapsedMs / 1000),
				apiCalls: calls,
				throttled,
			});
		},
	};
}

/** One line a change. */
export function plainReporter({
	print,
	clock,
	commandLine,
	isSimulated = false,
}: Pick<Services, 'print' | 'clock' | 'commandLine' | 'isSimulated'>): WatchReporter {
	const time = (): string => formatTimeOfDay(clock.now());
	let executionId = '';
	return {
		execution({execution}) {
			const {document, documentVersion, status, runbooks} = execution!;
			({executionId} = execution!);
			const version = documentVersion === null ? '' : ` version ${documentVersion}`;
			const runs = runbooks.map(sayRunbook).join('; ');
			print(
				toPrintableLine(`${time()} ${executionId} ${document}${version}: ${status}${runs === '' ? '' : `; ${runs}`}`),
			);
		},
		location({record, before}, following) {
			const {location, name, status, startedAt, endedAt, failureMessage} = record;
			// A location that has merely been planned says nothing yet: the progress line counts it.
			if (
				status === 'NotStarted' ||
				(status === 'Unknown' && !hasParentEnded(following)) ||
				(before === status && !hasEnded(record))
			) {
				return;
			}

			const took = startedAt !== null && endedAt !== null ? ` after ${formatDuration(endedAt - startedAt)}` : '';
			const why = failureMessage === null ? '' : `: ${failureMessage}`;
			const place = name ?? (location === null ? '' : printLocation(location));
			const at = location === null ? '' : ` --location ${place}`;
			const toAnswer = isSimulated ? '' : `; to answer: ${commandLine('signal')} ${executionId} approve${at}`;
			const how = isWaiting(status) ? ` for a person${toAnswer}` : '';
			print(toPrintableLine(`${time()} ${place} ${status}${how}${took}${why}`), tones[classifyEnding(record)]);
		},
		progress(state, following) {
			const {total, ended, byStatus, unplaced} = readProgress(following, state.now);
			const counts = Object.entries(countsJson(byStatus))
				.map(([status, count]) => `${count} ${status}`)
				.join(', ');
			const aside = unplaced === 0 ? '' : `${unplaced} not placed by AWS`;
			const rest = [counts, aside, selectFuse(following).text].filter(Boolean).join('; ');
			print(`${time()} ${ended} of ${total} ${nounOf(following)} ended${rest === '' ? '' : `: ${rest}`}`);
		},
		result(state, following) {
			const {total, succeeded, elapsedMs} = readProgress(following, state.now);
			const took = elapsedMs === null ? '' : ` in ${formatDuration(elapsedMs)}`;
			print(
				`${time()} ended as ${following.execution?.status ?? 'unknown'}${took}: ${succeeded} of ${total} ${nounOf(following)} succeeded`,
				succeeded === total && total > 0 ? 'good' : 'bad',
			);
			for (const {text, tone} of summarize(following, state.now, isSimulated ? null : commandLine('retry'))) {
				print(text, tone);
			}
		},
	};
}

/** The colour of a location's line. */
const tones: Readonly<Record<StatusClass, Tone>> = {
	idle: 'muted',
	running: 'running',
	waiting: 'waiting',
	unknown: 'waiting',
	succeeded: 'good',
	failed: 'bad',
	cancelled: 'waiting',
	skipped: 'muted',
	unclear: 'bad',
};

/** What the numbers count. */
function nounOf({execution}: Following): string {
	return execution === null ? 'locations' : rowKindOf(execution);
}
