import {accountIdColumns, deepestIndent} from '../../core/matrix/label-width.ts';
import type {MatrixRow} from '../../core/matrix/layout.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import type {MatrixBrush} from './brush.ts';

/** Paint what a row is called: the cursor's mark, then an OU with its fold, or an account's name and ID. */
export function paintLabel(
	{brush, rect, scene, geometry}: MatrixBrush,
	y: number,
	row: MatrixRow,
	isUnderCursor: boolean,
): void {
	const {x} = rect;
	if (isUnderCursor) {
		brush.write(x, y, brush.sign('►', '>'), brush.emphasis('accent'));
	}

	const indent = Math.min(deepestIndent, row.depth);
	const at = x + 1 + indent;
	const room = geometry.labelColumns - 2 - indent;
	if (row.kind === 'ou') {
		const fold = row.isFolded ? brush.sign('►', '+') : brush.sign('▼', '-');
		brush.write(at, y, `${fold} ${row.unit.name} (${row.accounts.length})`, brush.pen('accent'), room);
		return;
	}

	const accountId = scene.grid.accountIds[row.account]!;
	const nameColumns = room - accountIdColumns - 1;
	if (row.isStep || row.name === null || nameColumns < 4) {
		brush.write(at, y, toPrintableLine(row.name ?? accountId), brush.pen('text'), room);
		return;
	}

	brush.write(at, y, row.name, brush.pen('text'), nameColumns);
	brush.write(at + nameColumns + 1, y, accountId, brush.pen('muted'));
}
