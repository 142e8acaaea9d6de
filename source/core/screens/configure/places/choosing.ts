import type {Preflight} from '../../../actions/preflight/preflight.ts';
import {createMemory} from '../../../grid/remember.ts';
import {findCursor} from '../../../matrix/cursor.ts';
import type {Rect} from '../../../matrix/geometry.ts';
import type {MatrixLayout} from '../../../matrix/layout.ts';
import type {MatrixView} from '../../../matrix/matrix-view.ts';
import {holdView} from '../../../matrix/move.ts';
import {composeScene, type MatrixScene} from '../../../matrix/scene.ts';
import {countInColumn} from '../../../planning/edit-selection.ts';
import {isSelected, type Selection} from '../../../planning/selection.ts';
import {isActive, isExcluded} from '../../../planning/units.ts';
import type {Configure} from '../configure.ts';
import {type Configuring, withConfigure} from '../configuring.ts';
import {layOutSections} from '../layout.ts';
import {gridOf, isEnabled, selectionOf} from './places.ts';

/** The matrix while one chooses in it: the same scene, with what is selected and what can't be used. */
export type ChoosingScene = {
	readonly scene: MatrixScene;
	readonly selection: Selection;
	readonly configure: Configure;
	/** The findings of a preflight, where there was one. */
	readonly preflight: Preflight | null;
	/** By account index: whether nothing can run there, as the account isn't active. */
	readonly inactive: readonly boolean[];
	/** By Region index: whether the Region is off. */
	readonly disabled: readonly boolean[];
};

/** Rows over the matrix of locations: what is chosen, and how it is sent. */
export const choosingInfoRows = 2;

/** The cells that the matrix of locations has. */
export function choosingRect(state: Configuring): Rect {
	const {body} = layOutSections(state);
	return {...body, y: body.y + choosingInfoRows, rows: Math.max(2, body.rows - choosingInfoRows)};
}

/** The matrix in choosing mode, where that is on the screen; else `undefined`. */
export function selectChoosing(state: Configuring): ChoosingScene | undefined {
	return state.isShown && state.configure.section === 'places' ? composeChoosing(state) : undefined;
}

type Usable = {readonly inactive: readonly boolean[]; readonly disabled: readonly boolean[]};
const rememberUsable = createMemory<Usable>();

const rememberScene = createMemory<ChoosingScene>();

/** The matrix in choosing mode. It is composed again only when something it depends on has changed, as a key's reducers and its frame read it many times. */
function composeChoosing(state: Configuring): ChoosingScene {
	const {configure, directory, now, room} = state;
	const parts = [directory, room.x, room.y, room.columns, room.rows, now];
	return rememberScene(configure, parts, () => compose(state));
}

function compose(state: Configuring): ChoosingScene {
	const {configure, directory, now} = state;
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
		preflight: configure.preflight?.preflight ?? null,
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

/** Replace the view of the matrix, and remember its place on the screen. */
export function withChoosingView(state: Configuring, change: (view: MatrixView) => Partial<MatrixView>): Configuring {
	const {configure} = state;
	const changed = withConfigure(state, {...configure, view: {...configure.view, ...change(configure.view)}});
	const {scene} = composeChoosing(changed);
	const view = {...changed.configure.view, ...holdView(scene, choosingRect(changed))};
	return withConfigure(changed, {...changed.configure, view});
}
