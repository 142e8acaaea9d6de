import {sayGate} from '../../actions/rings/gate-words.ts';
import {listUntaken} from '../../actions/rings/handed-on.ts';
import type {Condition} from '../../actions/rings/judge-gate.ts';
import {currentRing, findNext, type Run} from '../../actions/rings/run.ts';
import {foldRecord} from '../../actions/rings/run-record.ts';
import type {LeaseHolder} from '../../actions/rings/run-view.ts';
import {sayNext, sayWith} from '../../actions/rings/run-words.ts';
import {createMemory} from '../../grid/remember.ts';
import type {Phrase, Tone} from '../../status/fit-phrases.ts';
import {formatTime} from '../../status/format.ts';
import {shownPast} from '../attempts.ts';
import {type KnownRun, openRun, recordedRun, ringOf} from '../runs.ts';
import {showsLocations} from '../screen.ts';
import {type ConsoleState, currentScreen} from '../state.ts';
import {type Band, describeRing, phrase} from './band.ts';

/** The rings of the run whose fan-out is open, above its matrix. */
export type BandsView = {
	readonly bands: readonly Band[];
	/** The gate after the current ring, condition by condition; empty where there is none, or no row for it. */
	readonly gate: readonly Phrase[];
	/** What happens automatically, and what the next key does. */
	readonly way: readonly Phrase[];
};

/** With fewer rows, only that last line is shown. */
const leastRows = 16;
/** Rings take at most one row in this many of the screen. */
const share = 4;

/** Rows that the rings take above the matrix; 0 on every other screen, and where the fan-out belongs to no run. */
export function bandRowCount(state: ConsoleState): number {
	const known = bandRun(state);
	return known === undefined ? 0 : 1 + countBands(state, known.run) + (hasGateRow(state, known.run) ? 1 : 0);
}

/** Select the rings to draw; `undefined` for none. */
export function selectBands(state: ConsoleState): BandsView | undefined {
	const known = bandRun(state);
	if (known === undefined) {
		return undefined;
	}

	const {run} = known;
	const count = countBands(state, run);
	const current = Math.min(currentRing(run), run.rings.length - 1);
	const first = Math.max(0, Math.min(run.rings.length - count, current - Math.floor(count / 2)));
	const shown = ringOf(run, state.opened);
	return {
		bands: Array.from({length: count}, (_, place) =>
			describeRing(state, known, first + place, shown === first + place),
		),
		gate: hasGateRow(state, run) ? describeGate(known, current) : [],
		way: describeWay(state, known),
	};
}

const rememberPast = createMemory<KnownRun>();

/** The run whose fan-out is on the screen; while the past is shown, as it was then. */
function bandRun(state: ConsoleState): KnownRun | undefined {
	const known = showsLocations(currentScreen(state)) ? openRun(state) : undefined;
	const past = shownPast(state);
	if (known === undefined || past === null) {
		return known;
	}

	const now = past.at;
	return rememberPast(known, [now], () => recordedRun(foldRecord(known.run, now), known.conductor));
}

function countBands({size}: ConsoleState, {rings}: Run): number {
	return size.rows < leastRows ? 0 : Math.min(rings.length, Math.max(1, Math.floor(size.rows / share) - 2));
}

/** No gate follows the last ring. */
function hasGateRow({size}: ConsoleState, run: Run): boolean {
	return size.rows >= leastRows && run.over === null && currentRing(run) < run.rings.length - 1;
}

const conditionTones: Readonly<Record<Condition['state'], Tone>> = {met: 'good', waits: 'waiting', shut: 'bad'};
const conditionMarks: Readonly<Record<Condition['state'], string>> = {met: ' √', waits: '', shut: ' ×'};

function describeGate(known: KnownRun, index: number): readonly Phrase[] {
	const {name} = known.run.head.rings[index]!;
	return [phrase(`gate after ${name}:`, 'muted'), ...describeConditions(known, index)];
}

/** Describe the gate after a ring: each condition with its numbers while it is judged, else what it demands. */
export function describeConditions({run, verdict}: KnownRun, index: number): readonly Phrase[] {
	const {gate} = run.head.rings[index]!;
	const ring = run.rings[index]!;
	if (ring.phase !== 'gate') {
		return [phrase(sayGate(gate), 'muted')];
	}

	if (verdict !== null && index === currentRing(run)) {
		return verdict.conditions.map(({state, text}) => phrase(`${text}${conditionMarks[state]}`, conditionTones[state]));
	}

	return [ring.shut === null ? phrase('being judged', 'muted') : phrase(`${ring.shut} ×`, 'bad')];
}

/** Describe how far a run is, who conducts it, what happens by itself, and what `m` does. */
export function describeWay(state: ConsoleState, known: KnownRun): readonly Phrase[] {
	const {run, conductor, asks} = known;
	const current = Math.min(currentRing(run), run.rings.length - 1);
	const where = phrase(`run ${run.head.runId.slice(0, 8)}, ${current + 1} of ${run.rings.length}`, 'accent');
	if (shownPast(state) !== null) {
		return [where, phrase('as it was', 'waiting')];
	}

	if (run.over !== null) {
		return [where, phrase(sayNext(run), run.over === 'done' ? 'good' : 'bad')];
	}

	if (typeof conductor === 'object') {
		return [where, ...describeHolder(run, conductor)];
	}

	const paused = run.isPaused ? [phrase('paused', 'waiting')] : [];
	return [where, ...paused, ...sayKey(known, asks)];
}

/** Describe the process that conducts the run, the decisions that were handed on to it, and what `m` does. */
function describeHolder(run: Run, holder: LeaseHolder): readonly Phrase[] {
	const untaken = listUntaken(run, holder);
	const since = holder.since === null ? '' : ` since ${formatTime(holder.since)}`;
	return [
		...(untaken.length === 0 ? [] : [phrase(`handed on, not yet taken: ${untaken.join(', ')}`, 'waiting')]),
		...(run.isPaused ? [phrase('paused', 'waiting')] : []),
		phrase(`conducted by ${holder.by}${since}`, 'text'),
		phrase(holder.isElsewhere ? 'only shown here' : 'm hands a decision on to it', 'muted'),
		phrase(`its lease lasts until ${formatTime(holder.until)}`, 'muted'),
	];
}

/** Describe what `m` does now, and its consequences. */
function sayKey({run, conductor}: KnownRun, asks: KnownRun['asks']): readonly Phrase[] {
	if (conductor === 'nobody' && asks === null) {
		const ring = run.rings[currentRing(run)];
		return ring?.shut == null
			? [phrase('nobody conducts it: m takes it up where it stands', 'waiting')]
			: [
					phrase('nobody conducts it', 'waiting'),
					phrase(
						`m decides: ${ring.phase === 'gate' ? 'go on, retry within the ring' : 'start it again'}, skip, stop (${ring.shut})`,
						'bad',
					),
				];
	}

	if (asks?.isApproval) {
		const after = findNext(run);
		return [phrase(`m approves the gate${after === null ? '' : `, then ${sayWith(run, after)} starts`}`, 'waiting')];
	}

	if (asks !== null) {
		return [phrase(`m decides (${asks.because}): go on, retry within the ring, skip, stop`, 'bad')];
	}

	const next = findNext(run);
	return [
		phrase(sayNext(run), 'text'),
		phrase(next === null ? 'm: stop' : `m: ${run.isPaused ? 'go on' : 'pause'}, skip, stop`, 'muted'),
	];
}
