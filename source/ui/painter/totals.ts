import {type Severity, severityCount, severityOfClass} from '../../core/grid/severity.ts';
import {sumGroup} from '../../core/matrix/block-counts.ts';
import type {MatrixDetail} from '../../core/matrix/fit-detail.ts';
import type {Rect} from '../../core/matrix/geometry.ts';
import type {MatrixRow} from '../../core/matrix/layout.ts';
import type {MatrixScene} from '../../core/matrix/scene.ts';
import type {Screen} from '../../terminal/screen.ts';
import type {Look} from '../theme.ts';
import {emphasis, pen} from './pen.ts';

/** How many locations of a part of the matrix have a severity; with 0 all of them. */
export type Count = (severity: Severity) => number;

const failed = severityOfClass('failed');
const unclear = severityOfClass('unclear');
const unfinished = (['waiting', 'unknown', 'running', 'idle'] as const).map(severityOfClass);

/** Counts of a row: an account's, or those of all shown accounts of an OU. */
export function countRow({grid, layout, matcher}: MatrixScene, row: MatrixRow): Count {
	if (row.kind === 'account') {
		return severity => grid.tally.inRow(row.account, severity);
	}

	const {counts} = sumGroup(grid, layout, matcher, row);
	return severity => counts[severity] ?? 0;
}

/** Counts of a line of blocks. */
export function countLine(counts: Int32Array, line: number): Count {
	return severity => counts[line * severityCount + severity] ?? 0;
}

/** At a row's end: how many failed, and how much of it has ended. */
export function paintTotals(screen: Screen, x: number, y: number, count: Count, look: Look): void {
	const failures = count(failed);
	const cross = look.isAscii ? 'X' : '×';
	if (failures > 0) {
		screen.write(
			x,
			y,
			`${cross}${failures > 999 ? `${Math.floor(failures / 1000)}k` : failures}`,
			emphasis(look, 'bad'),
			5,
		);
	}

	screen.write(x + 5, y, shareEnded(count).padStart(4), pen(look, 'muted'), 4);
}

/** Under the columns: failures where there are any, else how much has ended; one character where columns are narrow. */
export function paintColumnTotals(
	screen: Screen,
	rect: Rect,
	y: number,
	scene: MatrixScene,
	geometry: MatrixDetail,
	look: Look,
): void {
	const {grid, layout} = scene;
	screen.write(rect.x + 1, y, 'totals', pen(look, 'muted'), geometry.labelColumns - 2);
	for (const {place, x} of geometry.columns) {
		const count: Count = severity => grid.tally.inColumn(layout.columns[place]!, severity);
		const failures = count(failed);
		if (geometry.cellColumns === 1) {
			const digit = failures === 0 ? '·' : failures > 9 ? '+' : String(failures);
			screen.write(
				x,
				y,
				look.isAscii && failures === 0 ? '.' : digit,
				emphasis(look, failures === 0 ? 'muted' : 'bad'),
			);
		} else if (failures > 0) {
			screen.write(x, y, `${look.isAscii ? 'X' : '×'}${failures}`, emphasis(look, 'bad'), geometry.cellColumns - 1);
		} else {
			screen.write(x, y, shareEnded(count), pen(look, 'muted'), geometry.cellColumns - 1);
		}
	}

	const all: Count = severity => (severity === 0 ? grid.size : countAll(scene, severity));
	paintTotals(screen, geometry.totalsX, y, all, look);
}

function countAll({grid}: MatrixScene, severity: Severity): number {
	return grid.regions.reduce((sum, _, column) => sum + grid.tally.inColumn(column, severity), 0);
}

function shareEnded(count: Count): string {
	// Nobody can say of what is unclear whether it has ended.
	const total = count(0) - count(unclear);
	const left = unfinished.reduce((sum, severity) => sum + count(severity), 0);
	return total === 0 ? '' : `${Math.floor(((total - left) / total) * 100)}%`;
}
