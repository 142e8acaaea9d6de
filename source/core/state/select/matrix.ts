import {printLocation} from '../../domain/location.ts';
import {formatDuration} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import type {LocationGrid} from '../location-grid.ts';
import {findCursor, type MatrixCursor} from '../matrix/cursor.ts';
import {layoutMatrix, type MatrixLayout} from '../matrix/layout.ts';
import type {MatrixView} from '../matrix/matrix-view.ts';
import {type ConsoleState, currentScreen} from '../state.ts';
import type {Phrase} from './header.ts';

/** What the matrix's painter draws from: the grid itself, and how it is looked at. */
export type MatrixScene = {
	readonly grid: LocationGrid;
	readonly layout: MatrixLayout;
	readonly view: MatrixView;
	readonly cursor: MatrixCursor;
	readonly now: number;
};

/** `undefined` on any other screen. */
export function selectMatrix(state: ConsoleState): MatrixScene | undefined {
	const screen = currentScreen(state);
	const {following, now} = state;
	if (screen.name !== 'matrix' || following === null) {
		return undefined;
	}

	const {grid} = following;
	const layout = layoutMatrix(grid, state.directory, screen.view);
	return {grid, layout, view: screen.view, cursor: findCursor(grid, layout, screen.view), now};
}

/** What is under the cursor, in one line: location, names, status, time, message. */
export function selectUnderCursor(state: ConsoleState): Phrase {
	const scene = selectMatrix(state);
	if (scene === undefined) {
		return {text: '', tone: 'muted'};
	}

	const {grid, layout, cursor} = scene;
	const row = layout.rows[cursor.row];
	if (cursor.index === null) {
		const text = row?.kind === 'ou' ? `${row.unit.name} (${row.unit.id}): ${row.accounts.length} accounts` : '';
		return {text: toPrintableLine(text), tone: 'text'};
	}

	const found = grid.recordAt(cursor.index);
	const region = state.directory.regions.get(found.location.region);
	const took = found.startedAt === null ? null : formatDuration((found.endedAt ?? state.now) - found.startedAt);
	const parts = [
		printLocation(found.location),
		row?.kind === 'account' ? row.name : null,
		region?.longName ?? null,
		statusWords[found.status] ?? found.status,
		took,
		found.failureMessage,
	];
	return {text: toPrintableLine(parts.filter(part => part !== null).join(' · ')), tone: 'text'};
}

const statusWords: Readonly<Partial<Record<string, string>>> = {
	NotRun: 'NotRun: never started, will not run',
	NotStarted: 'NotStarted: may still start',
	InProgress: 'InProgress: runs, or waits for a person inside',
};
