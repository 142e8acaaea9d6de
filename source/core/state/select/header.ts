import {printLocation} from '../../domain/location.ts';
import {classifyStatus, type Status} from '../../domain/status.ts';
import type {Following} from '../../follow/following.ts';
import {hasParentEnded, isSettled} from '../../follow/following.ts';
import {compareSeverity} from '../../grid/severity.ts';
import {formatDuration, formatShortDuration, formatTime} from '../../status/format.ts';
import {type RateReading, readRate} from '../../status/fuse.ts';
import {describeFuse} from '../../status/fuse-words.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {type Progress, readProgress} from '../../status/progress.ts';
import {armedForMs} from '../arming.ts';
import {listAttempts, shownFollowing} from '../attempts.ts';
import type {ConsoleState} from '../state.ts';
import type {FlexiblePhrase} from './fit-phrases.ts';
import {showsRollout} from './frame.ts';
import {sayTurn} from './waiting-starts.ts';

export type Tone = 'text' | 'muted' | 'good' | 'bad' | 'waiting' | 'running' | 'accent';
export type Phrase = {readonly text: string; readonly tone: Tone};

/** What stands at the top of every screen. */
export type HeaderView = {
	/** Where one is, from the list down. */
	readonly crumbs: readonly string[];
	/** The central account and Region, and what is special about this console. */
	readonly place: string;
	/** `read-only`, or how long that is still lifted; empty where neither. */
	readonly readOnly: string;
	/** The fan-out that is open; `null` on the list. */
	readonly rollout: RolloutView | null;
	/** How old what is shown is, and why. */
	readonly freshness: Phrase;
};

export type RolloutView = {
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
	const {central, following} = state;
	const hasRollout = following !== null && showsRollout(state);
	return {
		crumbs: selectCrumbs(state),
		place: central === null ? 'not signed in' : printLocation(central),
		readOnly: sayReadOnly(state),
		rollout: hasRollout ? selectRollout(following, shownFollowing(state) ?? following, state.now) : null,
		freshness: selectFreshness(state),
	};
}

function sayReadOnly(state: ConsoleState): string {
	const leftMs = armedForMs(state);
	return leftMs === null ? (state.options.isReadOnly ? 'read-only' : '') : `armed ${formatDuration(leftMs)}`;
}

function sayAttempt(state: ConsoleState): string | null {
	const count = listAttempts(state).length;
	return count > 1 ? `attempt ${count} of ${count}` : null;
}

function selectCrumbs(state: ConsoleState): readonly string[] {
	const {screens, following, views} = state;
	return screens.map(screen => {
		switch (screen.name) {
			case 'fan-outs':
				return 'fan-outs';
			case 'matrix':
				return [
					toPrintableLine(following?.execution?.document ?? following?.executionId ?? '…'),
					sayAttempt(state),
					sayTurn(state, following?.executionId),
				]
					.filter(Boolean)
					.join(', ');
			case 'execution':
				return toPrintableLine(views.get(screen.viewKey)?.title ?? '…');
			case 'step': {
				const found = views.get(screen.viewKey)?.steps.find(one => one.stepExecutionId === screen.stepExecutionId);
				return toPrintableLine(found?.name ?? 'step');
			}

			default:
				return screen.name;
		}
	});
}

/** Rate control is that of the newest attempt; what the locations came to, that of all attempts together. */
function selectRollout(following: Following, shown: Following, now: number): RolloutView {
	const {execution, grid} = following;
	const own = readProgress(following, now);
	const progress = shown === following ? own : readProgress(shown, now);
	const byStatus = [...progress.byStatus].sort(([a], [b]) => compareSeverity(a, b));
	const rate = readRate(execution, grid);
	return {
		status: execution?.status ?? 'Pending',
		total: progress.total,
		ended: progress.ended,
		byStatus,
		time: sayTime(own),
		running: sayRunning(
			// What waits holds its place among those that may run at the same time.
			sumOf(byStatus, 'running') + sumOf(byStatus, 'unknown') + sumOf(byStatus, 'waiting'),
			rate.concurrency,
		),
		fuse: sayFuse(rate, hasParentEnded(following)),
		waiting: sayWaiting(sumOf(byStatus, 'waiting')),
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
			{text: limit === null ? `${running} running` : `${running} of ${limit} running`, keep: 2},
			{text: limit === null ? `${running} run` : `${running}/${limit} run`, keep: 15},
			{text: '', keep: 0},
		],
	};
}

function sayWaiting(waiting: number): FlexiblePhrase {
	const who = waiting === 1 ? '1 waits' : `${waiting} wait`;
	return {
		tone: 'waiting',
		forms: [
			{text: waiting === 0 ? '' : `${who} for a person: a`, keep: 8},
			{text: waiting === 0 ? '' : `${who}: a`, keep: 40},
		],
	};
}

function sayFuse({fuse, entryCount}: RateReading, hasEnded: boolean): FlexiblePhrase {
	if (fuse === null) {
		// Several entries with OUs: AWS doesn't say which location came from which.
		const text = entryCount > 1 ? `${entryCount} entries with OUs, each stops by its own limit` : '';
		return {
			tone: 'muted',
			forms: [
				{text, keep: 1},
				{text: '', keep: 0},
			],
		};
	}

	const {long, short, state} = describeFuse(fuse, hasEnded);
	const terse = `errors ${fuse.errors}/${fuse.allowed}`;
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
	const {following, fanOuts, identityFailure, now, screens} = state;
	if (identityFailure !== null && state.central === null) {
		return {text: identityFailure.what, tone: 'bad'};
	}

	const isList = screens.length === 1;
	const source = isList
		? {...fanOuts, isPaused: false, isSettled: false}
		: following && {...following, isSettled: isSettled(following)};
	if (!source) {
		return {text: '', tone: 'muted'};
	}

	if (!isList && following?.recordedAt != null) {
		return {text: `record of ${formatTime(following.recordedAt)}`, tone: 'waiting'};
	}

	const survivors = isList ? 0 : (following?.stopped?.survivors.length ?? 0);
	if (survivors > 0) {
		return {text: `${survivors} outlived the stop: c`, tone: 'bad'};
	}

	const age = source.answeredAt === null ? null : formatDuration(now - source.answeredAt);
	if (source.failure !== null) {
		const trouble = troubleWords[source.failure.kind] ?? source.failure.what;
		return {text: age === null ? trouble : `${trouble} · as of ${age} ago`, tone: 'bad'};
	}

	if (source.isPaused) {
		return {text: `paused · as of ${age ?? '…'} ago`, tone: 'waiting'};
	}

	if (source.isSettled) {
		return {text: 'ended', tone: 'muted'};
	}

	return {text: age === null ? 'asking AWS…' : `as of ${age} ago`, tone: 'muted'};
}

const troubleWords: Readonly<Partial<Record<string, string>>> = {
	throttled: 'throttled by AWS, slowing down',
	unreachable: 'AWS can’t be reached, trying again',
	service: 'AWS answers with a fault, trying again',
	credentials: 'credentials expired or missing: sign in again in another terminal',
};

function sumOf(byStatus: ReadonlyArray<readonly [Status, number]>, wanted: string): number {
	return byStatus.reduce((sum, [status, count]) => sum + (classifyStatus(status) === wanted ? count : 0), 0);
}
