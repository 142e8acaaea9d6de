import {type Severity, severityCount, severityOfClass} from '../../core/grid/severity.ts';
import type {MatrixRow} from '../../core/matrix/layout.ts';
import type {MatrixScene} from '../../core/matrix/scene.ts';
import {tallyShown} from '../../core/matrix/tally-shown.ts';
import type {Brush, MatrixBrush} from './brush.ts';

/** How many locations of a part of the matrix have a severity; with 0 all of them. */
export type Count = (severity: Severity) => number;

const failed = severityOfClass('failed');
const unclear = severityOfClass('unclear');
const unfinished = (['waiting', 'unknown', 'running', 'idle'] as const).map(severityOfClass);

/** Counts of a row: an account's, or those of all shown accounts of an OU. */
export function countRow(scene: MatrixScene, row: MatrixRow): Count {
	const shown = tallyShown(scene);
	if (row.kind === 'account') {
		return severity => shown.inRow(row.account, severity);
	}

	return severity => row.accounts.reduce((sum, account) => sum + shown.inRow(account, severity), 0);
}

/** Counts of a line of blocks. */
export function countLine(counts: Int32Array, line: number): Count {
	return severity => counts[line * severityCount + severity] ?? 0;
}

/** At a row's end: how many failed, and how much of it has ended. */
export function paintTotals(brush: Brush, x: number, y: number, count: Count): void {
	const failures = count(failed);
	if (failures > 0) {
		brush.write(x, y, sayFailures(brush, failures), brush.emphasis('bad'), 5);
	}

	brush.write(x + 5, y, shareEnded(count).padStart(4), brush.pen('muted'), 4);
}

/** `×7`, `×12k`: a count whose end is cut off would be another number. */
function sayFailures(brush: Brush, failures: number): string {
	return `${brush.sign('×', 'X')}${failures > 999 ? `${Math.floor(failures / 1000)}k` : failures}`;
}

/** Under the columns: failures where there are any, else how much has ended; one character where columns are narrow. */
export function paintColumnTotals({brush, rect, scene, geometry}: MatrixBrush, y: number): void {
	const {layout} = scene;
	const shown = tallyShown(scene);
	brush.write(rect.x + 1, y, 'totals', brush.pen('muted'), geometry.labelColumns - 2);
	for (const {index, x} of geometry.columns) {
		const count: Count = severity => shown.inColumn(layout.columns[index]!, severity);
		const failures = count(failed);
		if (geometry.cellColumns === 1) {
			const digit = failures === 0 ? brush.sign('·', '.') : failures > 9 ? '+' : String(failures);
			brush.write(x, y, digit, brush.emphasis(failures === 0 ? 'muted' : 'bad'));
		} else if (failures > 0) {
			brush.write(x, y, sayFailures(brush, failures), brush.emphasis('bad'), geometry.cellColumns - 1);
		} else {
			brush.write(x, y, shareEnded(count), brush.pen('muted'), geometry.cellColumns - 1);
		}
	}

	paintTotals(brush, geometry.totalsX, y, severity => shown.inAll(severity));
}

function shareEnded(count: Count): string {
	// Nobody can say of what is unclear whether it has ended.
	const total = count(0) - count(unclear);
	const left = unfinished.reduce((sum, severity) => sum + count(severity), 0);
	return total === 0 ? '' : `${Math.floor(((total - left) / total) * 100)}%`;
}
