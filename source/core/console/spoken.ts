import {selectUnderCursor} from '../screens/matrix/select.ts';
import {showsLocations} from '../state/screen.ts';
import {selectBands} from '../state/select/bands.ts';
import {selectMatrix} from '../state/select/frame.ts';
import {selectPane} from '../state/select/pane.ts';
import {type ConsoleState, currentScreen} from '../state/state.ts';
import {findTrouble} from '../state/trouble.ts';
import {headlineOf} from '../status/causes.ts';
import {groupFailures} from '../status/failure-groups.ts';
import {describeFailureInLine} from '../status/failure-lines.ts';
import type {FlexiblePhrase, Phrase} from '../status/fit-phrases.ts';
import {formatCount, formatLocations} from '../status/format.ts';
import {speakLine} from '../status/pane-lines.ts';
import {toPrintableLine} from '../status/printable.ts';
import {type FanOutHeader, selectHeader} from './header.ts';
import {selectSearchLine} from './search-line.ts';

/** Causes told of; the failures screen has them all. */
const toldCauses = 3;

/**
The console in sentences, for whoever hears it instead of seeing it: where one is, how far the fan-out is, the fuse, why locations failed, and where the cursor stands.

Clocks are left out: a screen reader would speak up every second for them. Nothing here is more than a line each.
*/
export function selectSpoken(state: ConsoleState): readonly string[] {
	const {mark, crumbs, readOnly, fanOut, freshness, events, attempts, trouble} = selectHeader(state);
	return [
		[mark, ...crumbs, readOnly].filter(Boolean).join(', '),
		trouble.length > 0 ? sayTrouble(state) : freshness.tone === 'muted' ? '' : freshness.text,
		events.tone === 'muted' ? '' : events.text,
		...(fanOut === null ? [] : speakFanOut(fanOut)),
		attempts.map(({forms}) => forms[0]?.text ?? '').join(' '),
		...speakBands(state),
		...speakMatrix(state),
		...speakPane(state),
		state.notice?.text ?? '',
		speakSearch(state),
	]
		.filter(Boolean)
		.map(toPrintableLine);
}

/** The search, its mistakes, and how many rows it leaves; or what can be typed, before anything is. */
function speakSearch(state: ConsoleState): string {
	const line = selectSearchLine(state);
	if (line === undefined) {
		return '';
	}

	const typed = line.before + line.after;
	const said = line.mistake ?? [line.found, line.hint].filter(Boolean).join(' · ');
	return `${line.isOpen ? 'Searching' : 'Search'}: ${typed === '' ? 'nothing typed' : typed}. ${said}`;
}

/** What the pane shows. A pane that is shown only because there is room isn't read out, as nobody asked for it. */
function speakPane(state: ConsoleState): readonly string[] {
	const view = state.pane.choice === 'on' ? selectPane(state) : undefined;
	return view === undefined ? [] : view.lines.map(speakLine);
}

/** Trouble without its clocks. */
function sayTrouble(state: ConsoleState): string {
	const failure = findTrouble(state)?.failure;
	return failure === undefined ? '' : describeFailureInLine(failure);
}

function speakFanOut({status, ended, total, byStatus, waiting, fuse, running}: FanOutHeader): readonly string[] {
	const counts = byStatus.map(([one, count]) => `${formatCount(count)} ${one}`).join(', ');
	const whole = ({forms}: FlexiblePhrase): string => forms[0]?.text ?? '';
	return [
		`${status}: ${formatCount(ended)} of ${formatCount(total)} locations ended. ${counts}`,
		whole(waiting),
		whole(fuse),
		whole(running),
	];
}

/** The rings of the run: each with its numbers, the gate, and what the next key does. */
function speakBands(state: ConsoleState): readonly string[] {
	const view = selectBands(state);
	if (view === undefined) {
		return [];
	}

	const join = (phrases: readonly Phrase[]): string => phrases.map(({text}) => text).join(', ');
	return [
		...view.bands.map(({number, name, locations, outcome}) => `Ring ${number}, ${name}, ${locations}: ${outcome.text}`),
		join(view.gate),
		join(view.way),
	];
}

function speakMatrix(state: ConsoleState): readonly string[] {
	const scene = selectMatrix(state);
	if (scene === undefined || !showsLocations(currentScreen(state))) {
		return [];
	}

	const {grid, layout, cursor, view} = scene;
	const groups = groupFailures(grid);
	const causes = groups
		.slice(0, toldCauses)
		.map(({cause, indices}) => `${formatLocations(indices.length)} failed: ${headlineOf(cause)}`);
	const more = groups.length > toldCauses ? [`${formatCount(groups.length - toldCauses)} more causes: press e`] : [];
	const place = `Row ${formatCount(cursor.row + 1)} of ${formatCount(layout.rows.length)}, Region ${cursor.column + 1} of ${layout.columns.length}`;
	const filter = view.filter === 'all' ? '' : `Filter: ${view.filter.replace('-', ' ')}`;
	const marks = view.marks.size === 0 ? '' : `${formatCount(view.marks.size)} marked`;
	return [...causes, ...more, filter, marks, place, `Cursor: ${selectUnderCursor(state, {isWhole: true}).text}`];
}
