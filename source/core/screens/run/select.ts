import {currentRing, type Run} from '../../actions/rings/run.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import type {KnownRun} from '../../state/runs.ts';
import {type Band, describeRing, phrase} from '../../state/select/band.ts';
import {describeConditions, describeWay} from '../../state/select/bands.ts';
import type {ConsoleState} from '../../state/state.ts';
import {describeFailureInLine} from '../../status/failure-lines.ts';
import type {Phrase, Tone} from '../../status/fit-phrases.ts';
import {formatCount, formatLocations, formatTime} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {findLocations, type RingLocation, type RingLocationState} from './locations.ts';
import {listRingIds, type RunScreen, runOfScreen, shownRunScreen} from './screen.ts';

/** A run over rings, as its screen shows it. */
export type RunScene = {
	/** What it is, and what `m` does next. */
	readonly head: readonly (readonly Phrase[])[];
	readonly rings: readonly RingRow[];
	readonly cursor: number;
	/** What was started in the ring under the cursor. */
	readonly detail: string;
	/** The locations of that ring, by state. */
	readonly locations: ReadonlyArray<{readonly text: string; readonly color: Tone}>;
};

export type RingRow = {
	readonly id: string;
	readonly band: Band;
	/** The gate after it: its conditions with their numbers; empty after the last ring. */
	readonly gate: readonly Phrase[];
};

export function selectRun(state: ConsoleState): RunScene | undefined {
	const screen = shownRunScreen(state);
	const known = screen && runOfScreen(state, screen);
	if (screen === undefined || known === undefined) {
		return undefined;
	}

	const ids = listRingIds(known);
	const cursor = cursorIndex(ids, screen.list);
	return {
		head: describeHead(state, known),
		rings: ids.map((id, ring) => ({
			id,
			band: describeRing(state, known, ring, false),
			gate: ring === known.run.rings.length - 1 ? [] : describeGateRow(known, ring),
		})),
		cursor,
		detail: toPrintableLine(describeStarts(known.run, cursor)),
		locations: sayLocations(known, cursor, screen),
	};
}

function describeHead(state: ConsoleState, known: KnownRun): RunScene['head'] {
	const {run, trouble, failure} = known;
	const {runId, request, rings, begunAt} = run.head;
	const total = rings.reduce((sum, {locations}) => sum + locations, 0);
	return [
		[
			phrase(request.DocumentName ?? '', 'accent'),
			phrase(`${formatLocations(total)} in ${rings.length} ${rings.length === 1 ? 'ring' : 'rings'}`, 'text'),
			phrase(`begun ${formatTime(begunAt)}`, 'muted'),
			phrase(`run ${runId}`, 'muted'),
		],
		describeWay(state, known),
		...[failure, trouble].flatMap(one => (one === null ? [] : [[phrase(describeFailureInLine(one), 'bad')]])),
	];
}

/** The gate after a ring: why it was opened, how it is judged, or what it will demand. */
function describeGateRow(known: KnownRun, ring: number): readonly Phrase[] {
	const {run} = known;
	const {phase} = run.rings[ring]!;
	if (phase === 'skipped') {
		return [phrase('no gate after a skipped ring', 'muted')];
	}

	if (phase !== 'through') {
		return describeConditions(known, ring);
	}

	const opened = run.events.findLast(event => event.type === 'gate-opened' && event.ring === ring);
	return [
		opened?.type === 'gate-opened'
			? phrase(`opened ${formatTime(opened.at)}: ${opened.because}`, 'good')
			: phrase('passed by decision', 'waiting'),
	];
}

/** Describe what was started in a ring. */
function describeStarts(run: Run, ring: number): string {
	const {name, locations} = run.head.rings[ring]!;
	const {attempts, shut} = run.rings[ring]!;
	const ids = attempts.flatMap(({executionIds}) => executionIds);
	const started =
		ids.length === 0
			? `nothing started yet${shut === null ? (ring > currentRing(run) ? ', it comes later' : '') : `: ${shut}`}`
			: `Enter opens ${ids.at(-1)}${ids.length > 1 ? `, the latest of ${formatCount(ids.length)} fan-outs` : ''}`;
	return `${name}, ${formatLocations(locations)}: ${started}`;
}

const tones: Readonly<Record<RingLocationState, Tone>> = {
	planned: 'muted',
	skipped: 'muted',
	'not run': 'muted',
	started: 'running',
	succeeded: 'good',
	failed: 'bad',
};

/** One line for each state, with its locations. */
function sayLocations(known: KnownRun, ring: number, screen: RunScreen): RunScene['locations'] {
	const byState = Map.groupBy(findLocations(known, ring, screen), ({state}: RingLocation) => state);
	return [...byState].map(([state, all]) => ({
		text: toPrintableLine(`${formatCount(all.length)} ${state}: ${all.map(({name}) => name).join('  ')}`),
		color: tones[state],
	}));
}
