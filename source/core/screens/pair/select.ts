import {
	type ComparedLocation,
	type ComparedSide,
	compareFanOuts,
	type DurationShift,
	type FanOutComparison,
	type OutcomeGroup,
} from '../../actions/compare/compare-fan-outs.ts';
import {sayDifferent, sayDurationShift, sayOutcome, sayShift} from '../../actions/compare/compare-words.ts';
import {holdsSearch} from '../../domain/search/holds-query.ts';
import {isSuccess} from '../../domain/status.ts';
import type {Following} from '../../follow/following.ts';
import {createMemory} from '../../grid/remember.ts';
import {findFollowing} from '../../state/attempts.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import type {ConsoleState} from '../../state/state.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import type {Tone} from '../../status/fit-phrases.ts';
import {formatCount, formatDuration, formatTime} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {type PairPart, type PairScreen, shownPair} from './screen.ts';

/** Two fan-outs compared, as they are shown. */
export type PairScene = {
	/** The two of them, and the result of the comparison. */
	readonly head: ReadonlyArray<{readonly text: string; readonly color: Tone}>;
	readonly rows: readonly PairRow[];
	readonly cursor: number;
};

export type PairRow = {
	readonly id: string;
	readonly name: string;
	/** The status and duration in each fan-out, or the median. */
	readonly a: string;
	readonly b: string;
	/** How much longer it took, or how many locations there are. */
	readonly figure: string;
	readonly color: Tone;
	/** The texts that a search reads. */
	readonly words: readonly string[];
};

const partWords: Readonly<Record<PairPart, string>> = {
	outcomes: 'Outcomes',
	different: 'Locations that fared differently',
	regions: 'Regions, by how durations moved',
	accounts: 'Accounts, by how durations moved',
	movers: 'Locations, by how durations moved',
};

const remember = createMemory<FanOutComparison>();

/** Compare what is known of the two; `null` before the first read of either. */
export function comparePair(state: ConsoleState, {follows: [a, b]}: PairScreen): FanOutComparison | null {
	const [first, second] = [findFollowing(state, a), findFollowing(state, b)];
	return first?.execution == null || second?.execution == null
		? null
		: remember(first.grid, [first.grid.version, second.grid, second.grid.version], () =>
				compareFanOuts(toSide(first), toSide(second)),
			);
}

export function selectPair(state: ConsoleState): PairScene | undefined {
	const screen = shownPair(state);
	if (screen === undefined) {
		return undefined;
	}

	const compared = comparePair(state, screen);
	const rows = listPairRows(state, screen);
	return {
		head: [
			...screen.follows.map((id, place) => describeSide(findFollowing(state, id), id, 'AB'[place]!)),
			...(compared === null ? [] : describe(compared)),
			{text: sayPart(screen), color: 'accent'},
		],
		rows,
		cursor: cursorIndex(
			rows.map(({id}) => id),
			screen.list,
		),
	};
}

const noRows: readonly PairRow[] = [];
const rememberRows = createMemory<readonly PairRow[]>();
const rememberFound = createMemory<readonly PairRow[]>();

/** All rows of the shown part. Cached: a comparison may have 100,000, and a key reads them several times. */
export function listAllPairRows(state: ConsoleState, screen: PairScreen): readonly PairRow[] {
	const compared = comparePair(state, screen);
	return compared === null
		? noRows
		: rememberRows(compared, [screen.part, screen.group], () => listRows(compared, screen));
}

/** The rows of the shown part that the search finds. */
export function listPairRows(state: ConsoleState, screen: PairScreen): readonly PairRow[] {
	const {sort, list} = screen;
	const all = listAllPairRows(state, screen);
	return rememberFound(all, [list.search, sort], () => {
		const found = all.filter(({words}) => holdsSearch(list.search, {words}));
		return sort === 'size' ? found : found.toSorted((one, other) => (one.name < other.name ? -1 : 1));
	});
}

function listRows({groups, byRegion, byAccount, movers}: FanOutComparison, {part, group}: PairScreen): PairRow[] {
	switch (part) {
		case 'outcomes':
			return group === null
				? groups.map(one => {
						const name = sayOutcome(one);
						const color = toneOf(one);
						const figure = formatCount(one.locations.length);
						return {id: name, name, a: one.a ?? '', b: one.b ?? '', figure, color, words: [name]};
					})
				: groups.filter(one => sayOutcome(one) === group).flatMap(({locations}) => locations.map(toRow));
		case 'different':
			return groups
				.filter(({kind}) => kind === 'different' || kind === 'one-sided')
				.flatMap(({locations}) => locations.map(toRow));
		case 'regions':
			return byRegion.map(toShiftRow);
		case 'accounts':
			return byAccount.map(toShiftRow);
		case 'movers':
			return movers.map(toRow);
	}
}

function toRow({name, a, b, shiftMs}: ComparedLocation): PairRow {
	const say = (end: ComparedLocation['a']): string =>
		end === null ? '—' : `${end.status}${end.tookMs === null ? '' : ` ${formatDuration(end.tookMs)}`}`;
	const message = b?.failureMessage ?? a?.failureMessage ?? '';
	return {
		id: name,
		name: toPrintableLine(name),
		a: toPrintableLine(say(a)),
		b: toPrintableLine(say(b)),
		figure: shiftMs === null ? '' : sayShift(shiftMs),
		color: hasOpenEnd(a, b) || a?.status === b?.status ? 'text' : b !== null && isSuccess(b.status) ? 'good' : 'bad',
		words: [name, say(a), say(b), message],
	};
}

/** Whether a location is in both fan-outs and hasn't ended in one of them, so that nothing is good or bad yet. */
function hasOpenEnd(a: ComparedLocation['a'], b: ComparedLocation['b']): boolean {
	return a !== null && b !== null && !(a.hasEnded && b.hasEnded);
}

function toneOf({kind, b}: OutcomeGroup): Tone {
	return kind === 'same' ? 'muted' : kind === 'open' ? 'text' : b !== null && isSuccess(b) ? 'good' : 'bad';
}

function toShiftRow({name, count, medianA, medianB, medianShift, p90Shift}: DurationShift): PairRow {
	return {
		id: name,
		name,
		a: `median ${formatDuration(medianA)}`,
		b: `median ${formatDuration(medianB)}, of ${formatCount(count)}`,
		figure: `${sayShift(medianShift)}, p90 ${sayShift(p90Shift)}`,
		color: 'text',
		words: [name],
	};
}

function describe(compared: FanOutComparison): PairScene['head'] {
	const {different, open, all} = compared;
	return [
		{text: sayDifferent(compared), color: different + open === 0 ? 'good' : 'text'},
		{
			text:
				all === null ? 'No location ended in both: durations can’t be compared' : `Durations: ${sayDurationShift(all)}`,
			color: 'text',
		},
	];
}

function describeSide(following: Following | null, id: string, letter: string): PairScene['head'][number] {
	const execution = following?.execution ?? null;
	if (execution === null) {
		const failure = following?.failure ?? null;
		return failure === null
			? {text: `${letter}  ${id}: being read…`, color: 'muted'}
			: {text: `${letter}  ${id}: ${describeFailure(failure).join(' ')}`, color: 'bad'};
	}

	const {document, startedAt, status} = execution;
	const record = following?.recordedAt == null ? '' : ', a record';
	return {
		text: toPrintableLine(`${letter}  ${document}  ${formatTime(startedAt)}  ${status}  ${id.slice(0, 8)}${record}`),
		color: 'text',
	};
}

function sayPart({part, group}: PairScreen): string {
	return group === null ? `${partWords[part]} · f lists more` : `${group} · Esc lists all outcomes`;
}

function toSide({executionId, execution, grid}: Following): ComparedSide {
	return {executionId, execution, grid};
}
