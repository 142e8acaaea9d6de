import {printLocation} from '../domain/location.ts';
import type {Status} from '../domain/status.ts';
import {hasParentEnded, isSettled} from '../follow/ended.ts';
import type {Following} from '../follow/following.ts';
import {compareSeverity} from '../grid/severity.ts';
import {armedForMs} from '../state/arming.ts';
import {listAttempts, listOtherRunning, openedFollowing, shownPast, shownTime} from '../state/attempts.ts';
import {selectAttemptsLine} from '../state/select/attempts-line.ts';
import {bandRowCount} from '../state/select/bands.ts';
import {selectEventsSign} from '../state/select/events-sign.ts';
import {askingAws, type PlaceView, rehearsalMark, sayReadOnly, unknownPlace} from '../state/select/first-place.ts';
import {fanOutRowCount, headerRowCount} from '../state/select/frame.ts';
import {shownAbout, showsFanOut} from '../state/select/shows-fan-out.ts';
import {selectTrouble} from '../state/select/trouble-lines.ts';
import {countChangesSince} from '../state/since-rewind.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';
import type {FlexiblePhrase, Phrase, Tone} from '../status/fit-phrases.ts';
import {formatCount, formatDuration, formatLocations, formatShortDuration, formatTime} from '../status/format.ts';
import {type RateReading, readRate} from '../status/fuse.ts';
import {describeFuse} from '../status/fuse-words.ts';
import {type Progress, readProgress} from '../status/progress.ts';

/** What stands at the top of every screen. */
export type HeaderView = PlaceView & {
	/** The fan-out that is open; `null` on the list. */
	readonly fanOut: FanOutHeader | null;
	/** Every attempt with its own status and fuse; empty where there is only one. */
	readonly attempts: readonly FlexiblePhrase[];
	/** Trouble with what is shown, in as many rows as it takes; empty where all is well. */
	readonly trouble: readonly Phrase[];
	/** Rows that tell of the fan-out, the one with where one is among them. */
	readonly fanOutRows: number;
	/** How many rows all of this takes; the rings of a run follow below. */
	readonly rows: number;
};

export type FanOutHeader = {
	readonly status: Status;
	readonly total: number;
	readonly ended: number;
	/** Worst first. */
	readonly byStatus: ReadonlyArray<readonly [Status, number]>;
	/** `3m12s, about 4m left (3m to 6m)`, and shorter. */
	readonly time: FlexiblePhrase;
	/** `12 of 12 running`, and shorter. */
	readonly running: FlexiblePhrase;
	readonly fuse: FlexiblePhrase;
	/** How many locations wait for a person. */
	readonly waiting: FlexiblePhrase;
};

export function selectHeader(state: ConsoleState): HeaderView {
	const {central} = state;
	const following = openedFollowing(state);
	const hasFanOut = following !== null && showsFanOut(state);
	return {
		mark: state.options.isRehearsal ? rehearsalMark : '',
		crumbs: selectCrumbs(state),
		place: central === null ? unknownPlace : printLocation(central),
		readOnly: [sayUnread(state), sayReadOnly(state.options.isReadOnly, armedForMs(state))].filter(Boolean).join(' '),
		fanOut: hasFanOut ? selectFanOut(following, shownTime(state)) : null,
		freshness: selectFreshness(state),
		events: selectEventsSign(state),
		attempts: selectAttemptsLine(state),
		trouble: selectTrouble(state),
		fanOutRows: fanOutRowCount(hasFanOut, state.size.rows),
		rows: headerRowCount(state) - bandRowCount(state),
	};
}

function sayUnread({unreadWords}: ConsoleState): string {
	return unreadWords === 0 ? '' : `L: ${unreadWords} new`;
}

function selectCrumbs(state: ConsoleState): readonly string[] {
	return state.screens.map(screen => roomOf(state, screen).title(state, screen));
}

/** All of it is the opened execution's own, whatever its other attempts do. */
function selectFanOut(following: Following, now: number): FanOutHeader {
	const {execution, grid} = following;
	const progress = readProgress(following, now);
	const byStatus = [...progress.byStatus].sort(([a], [b]) => compareSeverity(a, b));
	const rate = readRate(execution, grid);
	return {
		status: execution?.status ?? 'Pending',
		total: progress.total,
		ended: progress.ended,
		byStatus,
		time: sayTime(progress),
		running: sayRunning(
			// What waits holds its place among those that may run at the same time.
			progress.running + progress.waiting,
			rate.concurrency,
		),
		fuse: sayFuse(rate, hasParentEnded(following)),
		waiting: sayWaiting(progress.waiting),
	};
}

function sayTime({elapsedMs, estimate}: Progress): FlexiblePhrase {
	const elapsed = elapsedMs === null ? '' : formatDuration(elapsedMs);
	const before = elapsed === '' ? '' : `${elapsed}, `;
	const bare = [
		{text: elapsed, keep: 20},
		{text: '', keep: 0},
	];
	if (estimate === null) {
		return {tone: 'text', forms: bare};
	}

	const {remainingMs, lowMs, highMs} = estimate;
	const [low, high] = [formatShortDuration(lowMs), formatShortDuration(highMs)];
	const range = low === high ? '' : ` (${low} to ${high})`;
	const about = formatShortDuration(remainingMs);
	return {
		tone: 'text',
		forms: [
			{text: `${before}about ${about} left${range}`, keep: 3},
			{text: `${before}${low === high ? about : `${low}–${high}`} left`, keep: 9},
			...bare,
		],
	};
}

function sayRunning(running: number, limit: number | null): FlexiblePhrase {
	return {
		tone: 'text',
		forms: [
			{
				text:
					limit === null
						? `${formatCount(running)} running`
						: `${formatCount(running)} of ${formatCount(limit)} running`,
				keep: 2,
			},
			{
				text: limit === null ? `${formatCount(running)} run` : `${formatCount(running)}/${formatCount(limit)} run`,
				keep: 15,
			},
			{text: '', keep: 0},
		],
	};
}

function sayWaiting(waiting: number): FlexiblePhrase {
	const who = waiting === 1 ? '1 waits' : `${formatCount(waiting)} wait`;
	return {
		tone: 'waiting',
		forms: [
			{text: waiting === 0 ? '' : `${who} for a person: a`, keep: 16},
			{text: waiting === 0 ? '' : `${who}: a`, keep: 40},
		],
	};
}

function sayFuse({fuse, entryCount}: RateReading, hasEnded: boolean): FlexiblePhrase {
	if (fuse === null) {
		// Several entries with OUs: AWS doesn't say which location came from which.
		const text = entryCount > 1 ? `${formatCount(entryCount)} entries with OUs, each stops by its own limit` : '';
		return {
			tone: 'muted',
			forms: [
				{text, keep: 1},
				{text: '', keep: 0},
			],
		};
	}

	const {long, short, state} = describeFuse(fuse, hasEnded);
	const terse = `errors ${formatCount(fuse.errors)}/${formatCount(fuse.allowed)}`;
	return {
		tone: fuseTones[state],
		forms: [
			{text: long, keep: 1},
			{text: short, keep: 50},
			{text: terse, keep: 0},
		],
	};
}

const fuseTones = {blown: 'bad', used: 'waiting', whole: 'muted'} as const satisfies Record<string, Tone>;

/** The fuse in words: whether AWS will stop by itself, at which further failure, and what then. */
export function selectFuse(following: Following): Phrase {
	const {tone, forms} = sayFuse(readRate(following.execution, following.grid), hasParentEnded(following));
	return {text: forms[0]!.text, tone: tone as Tone};
}

function selectFreshness(state: ConsoleState): Phrase {
	const {fanOuts, now} = state;
	const following = openedFollowing(state);
	if (state.central === null && state.identityTrouble !== null) {
		return {text: 'nothing read yet', tone: 'bad'};
	}

	const about = shownAbout(state);
	const isList = about === 'list';
	if (!isList && about !== 'fan-out' && about !== 'execution') {
		return {text: '', tone: 'muted'};
	}

	const source = isList
		? {
				...fanOuts,
				failure: fanOuts.trouble?.failure ?? null,
				seenAt: fanOuts.answeredAt,
				isPaused: false,
				isSettled: false,
			}
		: following && {...following, isSettled: isSettled(following)};
	if (!source) {
		return {text: '', tone: 'muted'};
	}

	const past = isList ? null : shownPast(state);
	if (past !== null) {
		const at = formatTime(past.at).slice(11);
		// Executions and their outputs are read as they are now.
		const isOfNow = currentScreen(state).about === 'execution';
		const changes = countChangesSince(state);
		const since = changes === 0 ? '' : ` · ${formatLocations(changes)} changed since`;
		return {text: isOfNow ? `read now; the fan-out at ${at}` : `${at}, not now${since}`, tone: 'waiting'};
	}

	if (!isList && following?.recordedAt != null) {
		return {text: `record of ${formatTime(following.recordedAt)}`, tone: 'waiting'};
	}

	const survivors = isList ? 0 : (following?.stopped?.survivors.length ?? 0);
	if (survivors > 0) {
		return {text: `${formatCount(survivors)} outlived the stop: c`, tone: 'bad'};
	}

	const age = source.seenAt === null ? null : formatDuration(now - source.seenAt);
	// What is wrong, and the way out, have a row of their own.
	if (source.failure !== null) {
		return {text: age === null ? 'nothing read yet' : `as of ${age} ago`, tone: 'bad'};
	}

	if (source.isPaused) {
		return {text: `paused · as of ${age ?? '…'} ago`, tone: 'waiting'};
	}

	if (source.isSettled) {
		return isList ? {text: 'ended', tone: 'muted'} : sayOthers(state);
	}

	return {text: age === null ? askingAws : `as of ${age} ago`, tone: 'muted'};
}

/** The opened one has nothing more to tell; as long as another attempt runs, that isn't the end. */
function sayOthers(state: ConsoleState): Phrase {
	const [first, ...more] = listOtherRunning(state);
	if (first === undefined) {
		return {text: 'ended', tone: 'muted'};
	}

	const number = listAttempts(state).indexOf(first) + 1;
	const who = more.length === 0 ? `attempt ${number} runs` : `${more.length + 1} attempts run`;
	const {seenAt} = first;
	return {
		text: seenAt === null ? who : `${who} · as of ${formatDuration(state.now - seenAt)} ago`,
		tone: first.failure === null ? 'running' : 'bad',
	};
}
