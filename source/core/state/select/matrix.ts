import {printLocation} from '../../domain/location.ts';
import {headlineOf} from '../../status/causes.ts';
import {formatDuration} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import type {MatrixScene} from '../matrix/scene.ts';
import type {ConsoleState} from '../state.ts';
import {selectMatrix} from './frame.ts';
import type {Phrase} from './header.ts';

export type {MatrixScene} from '../matrix/scene.ts';
export {selectMatrix} from './frame.ts';

/** From how many columns on the line under the cursor has room for the Region's long name. */
const roomyColumns = 120;

/** What is under the cursor: location, status and time first, then the message, then names as there is room. */
export function selectUnderCursor(state: ConsoleState): Phrase {
	const scene = selectMatrix(state);
	if (scene === undefined) {
		return {text: '', tone: 'muted'};
	}

	const parts = scene.cursor.index === null ? describeRow(scene) : describeLocation(scene, state, scene.cursor.index);
	return {text: toPrintableLine(parts.filter(Boolean).join(' · ')), tone: 'text'};
}

function describeLocation(
	{grid, layout, cursor}: MatrixScene,
	{size, now, directory}: ConsoleState,
	index: number,
): ReadonlyArray<string | null> {
	const {location, status, startedAt, endedAt, failureMessage} = grid.recordAt(index);
	const row = layout.rows[cursor.row];
	const took = startedAt === null ? null : formatDuration((endedAt ?? now) - startedAt);
	const name = row?.kind === 'account' ? row.name : null;
	const longName = directory.regions.get(location.region)?.longName ?? null;
	const isRoomy = size.columns >= roomyColumns;
	return [
		printLocation(location),
		took === null ? (statusWords[status] ?? status) : `${statusWords[status] ?? status} ${took}`,
		failureMessage === null ? null : headlineOf(failureMessage),
		isRoomy || failureMessage === null ? name : null,
		isRoomy ? longName : null,
	];
}

function describeRow({grid, layout, cursor}: MatrixScene): ReadonlyArray<string | null> {
	const row = layout.rows[cursor.row];
	if (row === undefined) {
		return [];
	}

	if (row.kind === 'ou') {
		return [`${row.unit.name} (${row.unit.id})`, `${row.accounts.length} accounts`];
	}

	const column = layout.columns[cursor.column];
	return [
		`${grid.accountIds[row.account]!}/${column === undefined ? '' : grid.regions[column]!}`,
		'not in this fan-out',
		row.name,
	];
}

const statusWords: Readonly<Partial<Record<string, string>>> = {
	NotRun: 'NotRun: never started, will not run',
	NotStarted: 'NotStarted: may still start',
};
