import {sayWait} from '../../actions/answer/wait-words.ts';
import {type Location, printLocation} from '../../domain/location.ts';
import {classifyStatus, type Status} from '../../domain/status.ts';
import {fitMatrix} from '../../matrix/geometry.ts';
import {isNameWhole} from '../../matrix/label-width.ts';
import type {AccountRow} from '../../matrix/layout.ts';
import type {MatrixScene} from '../../matrix/scene.ts';
import {attemptAt, shownTime} from '../../state/attempts.ts';
import {matrixRect, selectMatrix} from '../../state/select/frame.ts';
import {sayPreflightShortly} from '../../state/select/preflight-line.ts';
import type {ConsoleState} from '../../state/state.ts';
import {headlineOf} from '../../status/causes.ts';
import type {Phrase} from '../../status/fit-phrases.ts';
import {formatCount, formatDuration} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';

/** From how many columns on the line under the cursor has room for the Region's long name. */
const roomyColumns = 120;

/**
What is under the cursor: location, status and time first, then the message, then names as there is room.

@param isWhole - Nothing stands beside it, as the row's label does on the screen: every name is said.
*/
export function selectUnderCursor(state: ConsoleState, {isWhole = false}: {readonly isWhole?: boolean} = {}): Phrase {
	const scene = selectMatrix(state);
	if (scene === undefined) {
		return {text: '', tone: 'muted'};
	}

	const parts =
		scene.cursor.index === null ? describeRow(scene) : describeLocation(scene, state, scene.cursor.index, isWhole);
	return {text: toPrintableLine(parts.filter(Boolean).join(' · ')), tone: 'text'};
}

function describeLocation(
	scene: MatrixScene,
	state: ConsoleState,
	index: number,
	isWhole: boolean,
): ReadonlyArray<string | null> {
	const {grid, layout, cursor} = scene;
	const {size} = state;
	const {location, status, startedAt, endedAt, failureMessage} = grid.recordAt(index);
	const said = sayStatus(grid, index, status);
	const row = layout.rows[cursor.row];
	const took = startedAt === null ? null : formatDuration((endedAt ?? shownTime(state)) - startedAt);
	const name = row?.kind === 'account' && (isWhole || !showsName(scene, state, row)) ? row.name : null;
	const isRoomy = isWhole || size.columns >= roomyColumns;
	// Where there is room the status keeps its place while one moves along a row: calmer to read, and a third fewer bytes.
	const placeColumns = isRoomy && !isWhole ? 13 + Math.max(...grid.regions.map(({length}) => length)) : 0;
	return [
		grid.nameAt(index).padEnd(placeColumns),
		took === null ? said : `${said} ${took}`,
		location === null || failureMessage === null ? null : sayPreflightShortly(state, location),
		failureMessage === null ? location && describeWait(state, location, status) : headlineOf(failureMessage),
		isRoomy || failureMessage === null ? name : null,
	];
}

/** What a location waits for, as the last look into it has told; `null` where it doesn't wait. */
function describeWait(state: ConsoleState, location: Location, status: Status): string | null {
	const [wait] = attemptAt(state, location)?.looks.seen.get(printLocation(location))?.look?.waits ?? [];
	return wait === undefined || classifyStatus(status) !== 'waiting' ? null : sayWait(wait);
}

/** Whether the row's label is whole: the line under the cursor need not say a name that stands beside the cursor, which a slow line would have to carry twice. */
function showsName(scene: MatrixScene, state: ConsoleState, row: AccountRow): boolean {
	const geometry = fitMatrix(scene, matrixRect(state));
	return geometry.density !== 'overview' && isNameWhole(row, geometry.labelColumns);
}

function describeRow({grid, layout, cursor}: MatrixScene): ReadonlyArray<string | null> {
	const row = layout.rows[cursor.row];
	if (row === undefined) {
		return [];
	}

	if (row.kind === 'ou') {
		return [`${row.unit.name} (${row.unit.id})`, `${formatCount(row.accounts.length)} accounts`];
	}

	const column = layout.columns[cursor.column];
	return [
		`${grid.accountIds[row.account]!}/${column === undefined ? '' : grid.regions[column]!}`,
		'not in this fan-out',
		row.name,
	];
}

/** A status, and what it means where the word alone doesn't say so. */
export function sayStatus(grid: MatrixScene['grid'], index: number, status: Status): string {
	const word = statusWords.get(status);
	return (
		word ?? (grid.classAt(index) === 'unclear' ? `${status}: ended, and this version doesn’t know with what` : status)
	);
}

const statusWords: ReadonlyMap<Status, string> = new Map([
	['NotRun', 'NotRun: never started, will not run'],
	['NotStarted', 'NotStarted: may still start'],
	['Unknown', 'Unknown: AWS doesn’t say what became of it'],
]);
