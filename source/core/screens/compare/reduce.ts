import {type Location, parseLocation, printLocation} from '../../domain/location.ts';
import {holdsSearch} from '../../domain/search/holds-query.ts';
import type {LocationGrid, LocationIndex} from '../../grid/location-grid.ts';
import {toggleMarks} from '../../matrix/marks.ts';
import type {Compared} from '../../matrix/matrix-view.ts';
import {isAlone, openedFollowing, shownFollowing} from '../../state/attempts.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import {showOnMatrix, withLowerMatrix} from '../../state/lower-matrix.ts';
import type {OpenRequest} from '../../state/opening.ts';
import {openMatrix} from '../../state/reducers/open-matrix.ts';
import {type ListView, topOfList} from '../../state/screen.ts';
import {type ConsoleState, pushScreen, withScreen} from '../../state/state.ts';
import {andThen, type Reducers, type Transition, transition} from '../../state/transition.ts';
import {formatCount} from '../../status/format.ts';
import {
	type ComparedGroup,
	type ComparedValue,
	type Comparison,
	groupLocations,
	listComparable,
	mayHaveChild,
	nameValue,
	startComparison,
} from './comparison.ts';
import type {CompareEvent} from './events.ts';
import {hearOfChild, isReading, readCompared, readSamples, stopReading} from './reading.ts';
import {comparison, firstCompare, shownCompare} from './screen.ts';

/** Children read for the names of steps and outputs. */
const samples = 4;
/** So many refusals say that nobody lets us read any. */
const mostRefused = 12;

/** Open the comparison of this fan-out that was left, or begin one. */
export function openCompare(state: ConsoleState, request?: OpenRequest): Transition {
	const following = openedFollowing(state);
	const grid = shownFollowing(state)?.grid;
	if (following === null || grid === undefined) {
		return transition(state);
	}

	// The matrix of an attempt alone has other children than that of all attempts.
	const compared = `${following.executionId}${isAlone(state) ? ' alone' : ''}`;
	const kept = comparison.of(state)?.executionId === compared ? comparison.of(state) : null;
	const compare = kept ?? startComparison(compared);
	const under = openMatrix(state)?.cursor.index ?? null;
	const opened = pushScreen(comparison.in({...state, notice: null}, compare), firstCompare);
	if (request?.type === 'printed-by-failed') {
		const chosen = {kind: 'printed', step: null} as const;
		return readCompared(comparison.in(opened, {...compare, chosen, queue: [], total: 0}));
	}

	return compare.chosen === null ? readSamples(opened, grid.locationsOf(pickSamples(grid, under))) : transition(opened);
}

export const compareReducers: Reducers<CompareEvent> = {
	'compared-changed'(state) {
		const screen = shownCompare(state);
		const before = comparison.of(state);
		if (screen === undefined || before === null) {
			return transition(state);
		}

		const stopped = stopReading(state);
		return transition(
			withScreen(comparison.in(stopped, {...before, queue: [], chosen: null}), {...screen, list: topOfList}),
		);
	},

	'child-read'(state, event) {
		const heard = hearOfChild(state, event);
		const compare = comparison.of(heard.state);
		const grid = shownFollowing(state)?.grid;
		if (compare !== null && grid !== undefined && isEmptyHanded(compare)) {
			return andThen(heard, after => readSamples(after, pickUnread(grid, compare)));
		}

		return isHalting(comparison.of(heard.state)) ? {...heard, state: redrawGroups(heard.state)} : heard;
	},
};

/** The rows of the comparison's list: what can be compared, or the groups of what is. */
export function listCompared(
	state: ConsoleState,
	{search}: Pick<ListView, 'search'>,
): {readonly choices: readonly ComparedValue[]; readonly groups: readonly ComparedGroup[]} {
	const compare = comparison.of(state);
	const grid = shownFollowing(state)?.grid;
	if (compare === null || grid === undefined) {
		return {choices: [], groups: []};
	}

	return compare.chosen === null
		? {choices: listComparable(compare).filter(value => holdsSearch(search, {words: [nameValue(value)]})), groups: []}
		: {choices: [], groups: groupLocations(grid, compare).filter(({value}) => holdsSearch(search, {words: [value]}))};
}

/** IDs of those rows, for the cursor. */
export function listComparedIds(state: ConsoleState, list: ListView): readonly string[] {
	const {choices, groups} = listCompared(state, list);
	return [...choices.map(nameValue), ...groups.map(idOfGroup)];
}

/** A group keeps its row though its letter changes as more is read. */
export function idOfGroup({value, isValue}: ComparedGroup): string {
	return `${isValue ? '=' : '-'} ${value}`;
}

/** Enter: compare what was chosen, or show the chosen group on the matrix. */
export function enterCompared(state: ConsoleState): Transition {
	const screen = shownCompare(state);
	const before = comparison.of(state);
	if (screen === undefined || before === null) {
		return transition(state);
	}

	const {choices} = listCompared(state, screen.list);
	const ids = listComparedIds(state, screen.list);
	const chosen = choices[cursorIndex(ids, screen.list)];
	if (chosen !== undefined) {
		const compare: Comparison = {...before, chosen, queue: [], total: 0};
		return readCompared(withScreen(comparison.in(state, compare), {...screen, list: topOfList}));
	}

	const group = chosenGroup(state);
	return transition(
		group === undefined || before.chosen === null
			? state
			: showOnMatrix(
					state,
					{compared: drawGroups(state, group.letter), cause: null},
					`${group.letter}: ${nameValue(before.chosen)} · Esc shows the statuses again`,
				),
	);
}

/** Mark the locations of the chosen group, or take their marks away. */
export function markGroup(state: ConsoleState): Transition {
	const group = chosenGroup(state);
	const grid = shownFollowing(state)?.grid;
	return group === undefined || grid === undefined
		? transition({...state, notice: {text: 'No group here to mark', tone: 'info'}})
		: transition({
				...withLowerMatrix(state, view => ({marks: toggleMarks({grid}, view.marks, group.indices)})),
				notice: {text: `Marked or unmarked ${formatCount(group.indices.length)} locations`, tone: 'info'},
			});
}

export function chosenGroup(state: ConsoleState): ComparedGroup | undefined {
	const screen = shownCompare(state);
	return screen !== undefined
		? listCompared(state, screen.list).groups[cursorIndex(listComparedIds(state, screen.list), screen.list)]
		: undefined;
}

/** Esc while children are read stops that; `undefined` where nothing is read, so that Esc leaves. */
export function leaveReading(state: ConsoleState): ConsoleState | undefined {
	const compare = comparison.of(state);
	if (shownCompare(state) === undefined || compare === null || compare.queue.length === 0) {
		return undefined;
	}

	const {total, queue, asking} = compare;
	return {
		...stopReading(state),
		notice: {
			text: `Stopped after ${formatCount(total - queue.length - asking.size)} of ${formatCount(total)}; u reads on, Esc goes back`,
			tone: 'info',
		},
	};
}

/** Continue reading, or read again what had not ended or couldn't be read. */
export function refreshCompared(state: ConsoleState): Transition {
	const compare = comparison.of(state);
	const again = compare?.chosen === null ? readRefused(state, compare) : readCompared(state);
	return andThen(again, after => transition({...after, notice: null}));
}

/** Read names of steps and outputs again where that was refused. */
function readRefused(state: ConsoleState, compare: Comparison): Transition {
	const refused = [...compare.reads].filter(([, {refusal}]) => refusal !== null).map(([name]) => name);
	const reads = new Map([...compare.reads].filter(([name]) => !refused.includes(name)));
	const again = refused.slice(0, samples).flatMap(name => parseLocation(name) ?? []);
	return readSamples(comparison.in(state, {...compare, reads, refused: 0}), again);
}

/** A few locations whose children tell the names of steps and outputs: the one under the cursor, one that succeeded, one that failed. */
function pickSamples(grid: LocationGrid, under: LocationIndex | null): readonly LocationIndex[] {
	const picked = new Set<LocationIndex>(under !== null && mayHaveChild(grid, under) ? [under] : []);
	const seen = new Set<string>();
	for (const index of grid.indices()) {
		const status = grid.statusAt(index)!;
		if (!seen.has(status) && grid.hasEndedAt(index) && mayHaveChild(grid, index)) {
			seen.add(status);
			picked.add(index);
		}
	}

	return [...picked].slice(0, samples);
}

/** Whether a value is still to be chosen, and no child could be read that names any. */
function isEmptyHanded(compare: Comparison): boolean {
	const {chosen, reads} = compare;
	const hasAny = [...reads.values()].some(({child}) => child !== null);
	return chosen === null && !hasAny && !isReading(compare) && reads.size < mostRefused;
}

function pickUnread(grid: LocationGrid, {reads}: Comparison): readonly Location[] {
	const picked: Location[] = [];
	for (const index of grid.indices()) {
		const where = grid.locationAt(index);
		if (picked.length < samples && where !== null && mayHaveChild(grid, index) && !reads.has(printLocation(where))) {
			picked.push(where);
		}
	}

	return picked;
}

/** The letters as the matrix draws them. */
function drawGroups(state: ConsoleState, only: string | null): Compared | null {
	const compare = comparison.of(state);
	const grid = shownFollowing(state)?.grid;
	if (compare === null || grid === undefined) {
		return null;
	}

	const letters = new Map<LocationIndex, string>();
	const groups = groupLocations(grid, compare);
	for (const {letter, indices} of groups) {
		for (const index of indices) {
			letters.set(index, letter);
		}
	}

	return {grid, letters, only, ranks: groups.map(({letter}) => letter), value: nameValue(compare.chosen!)};
}

/** Letters that stand on a matrix below are drawn anew now and then: each time would cost as much as the matrix has locations. */
function redrawGroups(state: ConsoleState): ConsoleState {
	const hasLetters = state.screens.some(({view}) => view !== undefined && view.compared !== null);
	return hasLetters && comparison.of(state)?.chosen != null
		? withLowerMatrix(state, view => (view.compared === null ? {} : {compared: drawGroups(state, view.compared.only)}))
		: state;
}

/** Reading has come to a tenth, or to its end. */
function isHalting(compare: Comparison | null): boolean {
	return (
		compare !== null &&
		(!isReading(compare) || compare.queue.length % Math.max(1, Math.floor(compare.total / 10)) === 0)
	);
}
