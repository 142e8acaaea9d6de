import {type MarkKind, markKinds} from '../../follow/moment-mark.ts';
import {countUntil} from '../../grid/change-columns.ts';
import {formatCount, formatTime} from '../../status/format.ts';
import {shownPast} from '../attempts.ts';
import {type PlaySpeed, placeOf, type Rewind} from '../rewind.ts';
import {endOfTime} from '../since-rewind.ts';
import type {ConsoleState} from '../state.ts';
import {listMarksShown} from './marks.ts';

/** What a column of the time line shows: the shown moment, an act of the operator, a failure; or nothing, before or after the moment. */
export type TimePlace = 'cursor' | MarkKind | 'failure' | 'before' | 'after';

/** The time line under the matrix, while it shows the past. */
export type TimeLine = {
	/** `14:03:11 +12:34`: the moment by the clock (UTC), and since the launch. */
	readonly moment: string;
	/** From the launch to the end, a column each. */
	readonly places: readonly TimePlace[];
	/** When the line ends: `now`, as long as something can still change. */
	readonly end: string;
	readonly isPlaying: boolean;
	readonly speed: PlaySpeed;
	/** Which change it is, and what the operator did last before it; for a row of its own. */
	readonly words: string;
};

/** The fewest columns of the line itself. */
const leastColumns = 8;
/** The columns between the parts, and those of the speed with its sign. */
const gaps = 11;

/** `undefined` where the matrix shows what is now. */
export function selectTimeLine(state: ConsoleState): TimeLine | undefined {
	const shown = shownPast(state);
	if (shown === null) {
		return undefined;
	}

	const end = endOfTime(state, shown);
	const rewind = {...shown, end: end.at, marks: listMarksShown(state, shown)};
	const {at, begin} = rewind;
	const moment = `${clock(at)} +${sinceLaunch(at - begin)}`;
	const until = end.isNow ? 'now' : clock(end.at);
	const columns = Math.max(leastColumns, state.size.columns - moment.length - until.length - gaps);
	const {number, of} = placeOf(rewind);
	const last = rewind.marks.findLast(mark => mark.at <= at);
	return {
		moment,
		places: listPlaces(rewind, columns),
		end: until,
		isPlaying: rewind.playing !== null,
		speed: rewind.speed,
		words: [
			`${formatTime(at)}, not now`,
			`change ${formatCount(number)} of ${formatCount(of)}`,
			last === undefined ? '' : `${clock(last.at)} ${last.text}`,
			'[ ] { } go, Space plays, < > speed',
		]
			.filter(Boolean)
			.join(' · '),
	};
}

/** The column of a time. */
function columnOf({begin, end}: Pick<Rewind, 'begin' | 'end'>, at: number, columns: number): number {
	const share = (at - begin) / Math.max(1, end - begin);
	return Math.max(0, Math.min(columns - 1, Math.round(share * (columns - 1))));
}

function listPlaces(rewind: Rewind, columns: number): readonly TimePlace[] {
	const {begin, end, at, marks, failures} = rewind;
	const cursor = columnOf(rewind, at, columns);
	const marked = Map.groupBy(marks, mark => columnOf(rewind, mark.at, columns));
	const width = (end - begin) / Math.max(1, columns - 1);
	return Array.from({length: columns}, (_, column): TimePlace => {
		if (column === cursor) {
			return 'cursor';
		}

		const kinds = marked.get(column)?.map(({kind}) => kind);
		const mark = kinds && markKinds.find(kind => kinds.includes(kind));
		if (mark !== undefined) {
			return mark;
		}

		const from = begin + (column - 0.5) * width;
		const hasFailure = countUntil(failures, from + width) > countUntil(failures, from);
		return hasFailure ? 'failure' : column < cursor ? 'before' : 'after';
	});
}

function clock(at: number): string {
	return formatTime(at).slice(11, 19);
}

/** `12:34`, from an hour on `1:02:34`. */
function sinceLaunch(ms: number): string {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	const two = (n: number): string => String(n).padStart(2, '0');
	return `${hours === 0 ? '' : `${hours}:`}${two(minutes)}:${two(seconds % 60)}`;
}
