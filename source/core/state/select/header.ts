import {printLocation} from '../../domain/location.ts';
import {classifyStatus, type Status} from '../../domain/status.ts';
import type {Following} from '../../follow/following.ts';
import {hasParentEnded, isSettled} from '../../follow/following.ts';
import {formatDuration, formatOrdinal} from '../../status/format.ts';
import {readConcurrency, readFuse} from '../../status/fuse.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {readProgress} from '../../status/progress.ts';
import type {ConsoleState} from '../state.ts';
import {compareSeverity} from './severity.ts';

export type Tone = 'text' | 'muted' | 'good' | 'bad' | 'waiting' | 'running' | 'accent';
export type Phrase = {readonly text: string; readonly tone: Tone};

/** What stands at the top of every screen. */
export type HeaderView = {
	/** Where one is, from the list down. */
	readonly crumbs: readonly string[];
	/** The central account and Region, and what is special about this console. */
	readonly place: string;
	readonly isReadOnly: boolean;
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
	/** `3m12s, about 4m left`. */
	readonly time: string;
	/** `12 of 12 running`. */
	readonly running: string;
	readonly fuse: Phrase;
	/** How many locations wait for a person. */
	readonly waiting: number;
};

export function selectHeader(state: ConsoleState): HeaderView {
	const {central, following, screens} = state;
	const hasRollout = following !== null && screens.some(({name}) => name === 'matrix');
	return {
		crumbs: selectCrumbs(state),
		place: central === null ? 'not signed in' : printLocation(central),
		isReadOnly: state.options.isReadOnly,
		rollout: hasRollout ? selectRollout(following, state.now) : null,
		freshness: selectFreshness(state),
	};
}

function selectCrumbs({screens, following, views}: ConsoleState): readonly string[] {
	return screens.map(screen => {
		switch (screen.name) {
			case 'fan-outs':
				return 'fan-outs';
			case 'matrix':
				return toPrintableLine(following?.execution?.document ?? following?.executionId ?? '…');
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

function selectRollout(following: Following, now: number): RolloutView {
	const {execution, grid} = following;
	const progress = readProgress(following, now);
	const byStatus = [...progress.byStatus].sort(([a], [b]) => compareSeverity(a, b));
	const running = sumOf(byStatus, 'running') + sumOf(byStatus, 'unknown');
	const limit = readConcurrency(execution, grid);
	const elapsed = progress.elapsedMs === null ? '' : formatDuration(progress.elapsedMs);
	const remaining = progress.remainingMs === null ? '' : `, about ${formatDuration(progress.remainingMs)} left`;
	return {
		status: execution?.status ?? 'Pending',
		total: progress.total,
		ended: progress.ended,
		byStatus,
		time: elapsed + remaining,
		running: limit === null ? `${running} running` : `${running} of ${limit} running`,
		fuse: selectFuse(following),
		waiting: sumOf(byStatus, 'waiting'),
	};
}

/** The fuse in words: whether AWS will stop by itself, at which further failure, and what then. */
export function selectFuse(following: Following): Phrase {
	const {execution, grid} = following;
	const fuse = readFuse(execution, grid);
	if (execution === null || fuse === null) {
		return {text: '', tone: 'muted'};
	}

	const used = `errors ${fuse.errors} of ${fuse.allowed} allowed`;
	if (hasParentEnded(following)) {
		const skipped = grid.count('NotRun');
		const text = skipped > 0 ? `${used} · ${skipped} never ran` : used;
		return {text, tone: fuse.errors > 0 ? 'bad' : 'muted'};
	}

	if (fuse.failuresLeft === 0) {
		return {
			text: `${used}: AWS starts no more · ${fuse.draining} drain, ${fuse.notBegun} will never run`,
			tone: 'bad',
		};
	}

	if (fuse.notBegun === 0) {
		return {text: `${used} · every location has begun`, tone: fuse.errors > 0 ? 'waiting' : 'muted'};
	}

	return {
		text: `${used} · AWS stops at the ${formatOrdinal(fuse.allowed + 1)} (${fuse.failuresLeft} more)`,
		tone: fuse.errors > 0 ? 'waiting' : 'muted',
	};
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
