import type {CheckResult} from '../../actions/preflight/judge-cause.ts';
import type {Status} from '../../domain/status.ts';
import type {LocationGrid} from '../../grid/location-grid.ts';
import {shownFollowing, shownPast} from '../../state/attempts.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import {lowerMarks} from '../../state/lower-matrix.ts';
import type {ConsoleState} from '../../state/state.ts';
import {headlineOf} from '../../status/causes.ts';
import {detailFailure, type FailureDetail, type FailureGroup, listFailures} from '../../status/failure-groups.ts';
import type {Tone} from '../../status/fit-phrases.ts';
import {formatCount} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {chosenFailure} from './groups.ts';
import {shownFailures} from './screen.ts';

/** Failures by cause, and what is known of the one under the cursor. */
export type FailuresScene = {
	readonly rows: readonly FailureRow[];
	readonly cursor: number;
	/** Whether any location is marked. */
	readonly hasMarks: boolean;
	/** What to say where there are no rows. */
	readonly empty: {readonly text: string; readonly tone: Tone};
	/** What is known of the chosen cause; empty where none is. */
	readonly lines: readonly FailureLine[];
};

export type FailureRow = {
	readonly id: string;
	/** How many locations it has. */
	readonly count: string;
	readonly marks: string;
	readonly cause: string;
};

/** A line of what is known, behind the sign of a status where it has one. */
export type FailureLine = {
	readonly text: string;
	readonly color?: Tone;
	readonly isBold?: boolean;
	readonly sign?: Status | '?';
};

type Room = {readonly width: number; readonly height: number};

/** @param room - Columns and rows of the screen: no more is selected than it can show. */
export function selectFailures(state: ConsoleState, room: Room): FailuresScene | undefined {
	const screen = shownFailures(state);
	const following = shownFollowing(state);
	if (screen === undefined || following === null) {
		return undefined;
	}

	const {grid} = following;
	const groups = listFailures(grid, screen.list);
	const marks = lowerMarks(state);
	const chosen = chosenFailure(state);
	// The checks were made later than the moment that is shown.
	const checked = shownPast(state) === null && chosen !== undefined ? state.checks.get(chosen.cause) : undefined;
	const ids = groups.map(({cause}) => cause);
	return {
		rows: groups.map(group => toRow(group, grid, marks)),
		cursor: cursorIndex(ids, screen.list),
		hasMarks: marks.size > 0,
		empty:
			screen.list.search === ''
				? {text: 'Nothing has failed.', tone: 'good'}
				: {text: 'No cause matches the search.', tone: 'muted'},
		lines:
			chosen === undefined
				? []
				: screen.isRaw
					? tellMessages(detailFailure(following, chosen), room)
					: tell(detailFailure(following, chosen), grid, room, checked),
	};
}

function toRow({cause, indices}: FailureGroup, grid: LocationGrid, marks: ReadonlySet<string>): FailureRow {
	const marked = marks.size === 0 ? 0 : indices.filter(index => marks.has(grid.keyAt(index))).length;
	return {
		id: cause,
		count: formatCount(indices.length),
		marks: marked === 0 ? '' : formatCount(marked),
		cause: toPrintableLine(headlineOf(cause)),
	};
}

function tellMessages({messages}: FailureDetail, {height: most}: Room): readonly FailureLine[] {
	const title =
		messages.length === 1 ? 'The message as AWS sent it' : `${formatCount(messages.length)} messages as AWS sent them`;
	return [
		{text: title, color: 'accent'},
		...messages.slice(0, most).map(({text, count}) => ({text: `${formatCount(count)}× ${toPrintableLine(text)}`})),
		...(messages.length > most
			? [{text: `… and ${formatCount(messages.length - most)} more`, color: 'muted' as const}]
			: []),
	];
}

function tell(
	{group, explanation, varying}: FailureDetail,
	grid: LocationGrid,
	room: Room,
	checked: readonly CheckResult[] | null | undefined,
): readonly FailureLine[] {
	return [
		{text: toPrintableLine(group.cause), isBold: true},
		...(explanation === null ? [] : [{text: explanation.title, color: 'waiting' as const}]),
		...(checked ?? []).flatMap(tellCheck),
		...(checked != null ? [] : (explanation?.checks ?? [])).flatMap(({what, command}): readonly FailureLine[] => [
			{text: what},
			{text: `  ${toPrintableLine(command)}`, color: 'accent'},
		]),
		...varying.map(({kind, distinct, examples}) => ({
			text: toPrintableLine(
				`‹${kind}› ${distinct === 1 ? 'is' : `takes ${formatCount(distinct)} values, such as`} ${examples.join(', ')}`,
			),
			color: 'muted' as const,
		})),
		...listPlaces(group, grid, room),
	];
}

const verdicts = {
	culprit: {color: 'bad', sign: 'Failed'},
	cleared: {color: 'good', sign: 'Success'},
	unknown: {color: 'waiting', sign: '?'},
} as const;

/** What was found out about one cause: the sign says whether this is it. */
function tellCheck({verdict, text, fix}: CheckResult): readonly FailureLine[] {
	return [
		{text: toPrintableLine(text), ...verdicts[verdict]},
		...(fix === null ? [] : [{text: toPrintableLine(`  ${fix}`), color: 'accent' as const}]),
	];
}

/** Columns that a location and the gap behind it take: 12 digits, a slash, and the longest Region code. */
const placeColumns = 29;

/** Locations side by side, as many as could be seen. */
function listPlaces({indices}: FailureGroup, grid: LocationGrid, {width, height}: Room): readonly FailureLine[] {
	const perLine = Math.max(1, Math.floor(width / placeColumns));
	const shown = indices.slice(0, perLine * height).map(index => toPrintableLine(grid.nameAt(index)));
	return Array.from({length: Math.ceil(shown.length / perLine)}, (_, line) => ({
		text: shown
			.slice(line * perLine, (line + 1) * perLine)
			.map(name => name.padEnd(placeColumns))
			.join('')
			.trimEnd(),
		color: 'muted',
	}));
}
