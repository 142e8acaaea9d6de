import {classifyEnding} from '../../domain/status.ts';
import {hasParentEnded, isForgotten} from '../../follow/ended.ts';
import type {Following} from '../../follow/following.ts';
import type {FlexiblePhrase, Tone} from '../../status/fit-phrases.ts';
import {formatCount, formatDuration} from '../../status/format.ts';
import {readFuse} from '../../status/fuse.ts';
import {describeFuse} from '../../status/fuse-words.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {readProgress} from '../../status/progress.ts';
import {latestFollowing, listAttempts, shownTime} from '../attempts.ts';
import type {ConsoleState} from '../state.ts';
import {showsFanOut} from './shows-fan-out.ts';
import {sayTurn} from './waiting-starts.ts';

/** Whether attempts have a line of their own under the header. */
export function hasAttemptsLine(state: ConsoleState): boolean {
	return showsFanOut(state) && listAttempts(state).length > 1;
}

/** Every attempt by its number, with its own status and fuse, and what they came to together; empty where there is only one. */
export function selectAttemptsLine(state: ConsoleState): readonly FlexiblePhrase[] {
	if (!hasAttemptsLine(state)) {
		return [];
	}

	const attempts = listAttempts(state);
	return [
		{
			tone: 'muted',
			forms: [
				{text: 'attempts', keep: 28},
				{text: '', keep: 0},
			],
		},
		...attempts.map((attempt, place) => sayAttempt(state, attempt, place + 1, attempts.length)),
		sayTogether(state),
	];
}

/** What the dialog of attempts says of one: all of it. */
export function describeAttemptWhole(state: ConsoleState, attempt: Following): string {
	const {execution, executionId} = attempt;
	const {elapsedMs} = readProgress(attempt, shownTime(state));
	return toPrintableLine(
		[
			`${executionId}${executionId === state.opened ? ', open' : ''}: ${sayStatus(attempt)}${sayEnded(state, attempt)}`,
			sayFuse(attempt)?.long ?? '',
			elapsedMs === null ? '' : formatDuration(elapsedMs),
			execution?.executedBy?.split('/').at(-1) ?? '',
			sayAge(state, attempt),
		]
			.filter(Boolean)
			.join(' · '),
	);
}

function sayAttempt(state: ConsoleState, attempt: Following, number: number, count: number): FlexiblePhrase {
	const isRunning = !hasParentEnded(attempt) && !isForgotten(attempt);
	const isOpened = attempt.executionId === state.opened;
	// What runs keeps its words the longest, then the latest; the header tells all of what is open.
	const weight = isOpened ? 12 : isRunning ? 30 : number === count ? 20 : 5;
	const fuse = sayFuse(attempt);
	const turn = sayTurn(state, attempt.executionId);
	const status = `${number}${turn === null ? '' : `, ${turn}`}: ${sayStatus(attempt)}`;
	const far = `${status}${sayEnded(state, attempt)}`;
	const age = attempt.failure === null ? '' : sayAge(state, attempt);
	const join = (...parts: readonly string[]): string => parts.filter(Boolean).join(', ');
	return {
		tone: attempt.failure === null ? toneOf(state, attempt) : 'bad',
		forms: [
			{text: join(far, fuse?.short ?? '', age), keep: weight},
			{text: join(far, fuse?.short.split(',')[0] ?? '', age), keep: weight + 1},
			{text: join(far, age), keep: weight + 2},
			{text: join(status, age), keep: weight + 3},
			{text: isRunning || isOpened ? status : '', keep: 0},
		],
	};
}

/** Of all locations, how many succeeded in their latest attempt. */
function sayTogether(state: ConsoleState): FlexiblePhrase {
	const {succeeded, total} = readProgress(latestFollowing(state)!, shownTime(state));
	return {
		tone: succeeded === total ? 'good' : 'text',
		forms: [
			{text: `together ${formatCount(succeeded)} of ${formatCount(total)} succeeded`, keep: 10},
			{text: `together ${formatCount(succeeded)}/${formatCount(total)} ok`, keep: 25},
			{text: '', keep: 0},
		],
	};
}

function sayStatus(attempt: Following): string {
	return attempt.execution?.status ?? (isForgotten(attempt) ? 'forgotten by AWS' : 'being read');
}

function sayEnded(state: ConsoleState, attempt: Following): string {
	const {succeeded, ended, total} = readProgress(attempt, shownTime(state));
	// AWS says Success over locations that failed: once it has ended, what succeeded counts.
	return total === 0
		? ''
		: hasParentEnded(attempt)
			? `, ${formatCount(succeeded)}/${formatCount(total)} ok`
			: ` ${formatCount(ended)}/${formatCount(total)}`;
}

function sayFuse(attempt: Following) {
	const fuse = readFuse(attempt.execution, attempt.grid);
	return fuse === null ? undefined : describeFuse(fuse, hasParentEnded(attempt));
}

function sayAge({now}: ConsoleState, {seenAt}: Following): string {
	return seenAt === null ? '' : `as of ${formatDuration(now - seenAt)} ago`;
}

function toneOf(state: ConsoleState, attempt: Following): Tone {
	const {execution} = attempt;
	const {succeeded, total} = readProgress(attempt, shownTime(state));
	switch (execution === null ? 'idle' : classifyEnding(execution)) {
		case 'succeeded':
			return succeeded === total ? 'good' : 'bad';
		case 'failed':
			return 'bad';
		case 'running':
			return 'running';
		case 'waiting':
			return 'waiting';
		default:
			return 'muted';
	}
}
