import {createMemory} from '../../grid/remember.ts';
import {findCursor} from '../../matrix/cursor.ts';
import type {Rect} from '../../matrix/geometry.ts';
import type {MatrixLayout} from '../../matrix/layout.ts';
import type {MatrixView} from '../../matrix/matrix-view.ts';
import {holdView} from '../../matrix/move.ts';
import {composeScene, type MatrixScene} from '../../matrix/scene.ts';
import {countInColumn} from '../../planning/edit-selection.ts';
import {isSelected, type Selection} from '../../planning/selection.ts';
import {isActive, isExcluded} from '../../planning/units.ts';
import {footerRowCount, headerRowCount} from '../../state/select/frame.ts';
import type {ConsoleState} from '../../state/state.ts';
import type {Configure} from './configure.ts';
import {gridOf, isEnabled, selectionOf} from './places.ts';
import {isConfiguring, launch} from './screen.ts';

/** The matrix while one chooses in it: the same scene, with what is selected and what can't be used. */
export type ChoosingScene = {
	readonly scene: MatrixScene;
	readonly selection: Selection;
	readonly configure: Configure;
	/** By account index: whether nothing can run there, as the account isn't active. */
	readonly inactive: readonly boolean[];
	/** By Region index: whether the Region is off. */
	readonly disabled: readonly boolean[];
};

/** From how many columns on the sections stand in a list at the left; below, in a bar at the top. */
const wideColumns = 100;
const listColumns = 31;
/** Rows of the bar: the sections, and what the open one holds. */
const barRows = 3;
/** Over the matrix the sections alone: what is chosen stands there anyway. */
const barRowsOverMatrix = 1;
/** Rows over the matrix of locations: what is chosen, and how it is sent. */
export const choosingInfoRows = 2;

/** Where the configure screens draw: the list of sections, and the section that is open. */
export type ConfigureFrame = {
	readonly isWide: boolean;
	readonly list: {readonly columns: number; readonly rows: number};
	readonly body: Rect;
};

export function configureFrame(state: ConsoleState): ConfigureFrame {
	const {columns, rows} = state.size;
	const top = headerRowCount(state);
	const room = Math.max(2, rows - top - footerRowCount(state));
	if (columns >= wideColumns) {
		return {
			isWide: true,
			list: {columns: listColumns, rows: room},
			body: {x: listColumns + 1, y: top, columns: columns - listColumns - 1, rows: room},
		};
	}

	const bar = launch.of(state)?.section === 'places' ? barRowsOverMatrix : barRows;
	return {
		isWide: false,
		list: {columns, rows: bar},
		body: {x: 0, y: top + bar, columns, rows: Math.max(2, room - bar)},
	};
}

/** The cells that the matrix of locations has. */
export function choosingRect(state: ConsoleState): Rect {
	const {body} = configureFrame(state);
	return {...body, y: body.y + choosingInfoRows, rows: Math.max(2, body.rows - choosingInfoRows)};
}

const rememberChoosing = createMemory<ChoosingScene>();

/** The matrix in choosing mode, where that is on the screen; else `undefined`. Composed once for a state. */
export function selectChoosing(state: ConsoleState): ChoosingScene | undefined {
	const configure = launch.of(state);
	return configure !== null && isConfiguring(state) && configure.section === 'places'
		? rememberChoosing(state, [], () => composeChoosing(state, configure))
		: undefined;
}

type Usable = {readonly inactive: readonly boolean[]; readonly disabled: readonly boolean[]};
const rememberUsable = createMemory<Usable>();

/** The matrix in choosing mode. */
export function composeChoosing(state: ConsoleState, configure: Configure): ChoosingScene {
	const {directory, now} = state;
	const selection = selectionOf(configure, directory);
	const {axes} = selection;
	const {inactive, disabled} = rememberUsable(axes, [directory.accounts, configure.choices.regions], () => ({
		inactive: axes.accountIds.map(accountId => !isActive(directory, accountId)),
		disabled: axes.regions.map(region => !isEnabled(configure, region)),
	}));
	const rect = choosingRect(state);
	// One heading at the least stands over the rows.
	const scene = composeScene(gridOf(axes), directory, configure.view, Math.max(1, rect.rows - 1), now);
	return {
		scene: configure.showsDisabled ? scene : withoutDisabled(scene, selection, disabled),
		selection,
		configure,
		inactive,
		disabled,
	};
}

const rememberNarrowed = createMemory<MatrixLayout>();

/** The scene without the columns of Regions that are off, but for those in which something is selected. */
function withoutDisabled(scene: MatrixScene, selection: Selection, disabled: readonly boolean[]): MatrixScene {
	if (!disabled.includes(true)) {
		return scene;
	}

	const {layout: whole, grid, view} = scene;
	const places = whole.columns.flatMap((column, place) =>
		disabled[column] && countInColumn(selection, column) === 0 ? [] : [place],
	);
	const layout = rememberNarrowed(whole, [disabled, places.join(' ')], () => ({
		...whole,
		columns: places.map(place => whole.columns[place]!),
		columnNames: places.map(place => whole.columnNames[place]!),
	}));
	return {...scene, layout, cursor: findCursor(grid, layout, view)};
}

/** How much is selected of what can be used of some accounts, in one Region or in all of them. */
export function countSelected(
	{selection, scene, inactive, disabled}: ChoosingScene,
	accounts: readonly number[],
	column?: number,
): {readonly selected: number; readonly total: number} {
	const columns = column === undefined ? scene.layout.columns : [column];
	let selected = 0;
	let total = 0;
	for (const account of accounts) {
		for (const one of columns) {
			const isOn = isSelected(selection, account, one);
			selected += Number(isOn);
			total += Number(isOn || (!inactive[account] && !disabled[one]));
		}
	}

	return {selected, total};
}

/** The account is left out of the OUs that are sent. */
export function isLeftOut({configure, scene}: ChoosingScene, account: number): boolean {
	const {places} = configure.draft;
	return places.kind === 'units' && isExcluded(places, scene.directory, scene.grid.accountIds[account]!);
}

/** The state with the matrix looked at in another way, its place on the screen remembered. */
export function withChoosingView(state: ConsoleState, change: (view: MatrixView) => Partial<MatrixView>): ConsoleState {
	const configure = launch.of(state);
	if (configure === null) {
		return state;
	}

	const changed = {...configure, view: {...configure.view, ...change(configure.view)}};
	const {scene} = composeChoosing(state, changed);
	return launch.in(state, {
		...changed,
		view: {...changed.view, ...holdView(scene, choosingRect(launch.in(state, changed)))},
	});
}
