import {accountIdColumns, deepestIndent} from '../../core/matrix/label-width.ts';
import type {MatrixRow} from '../../core/matrix/layout.ts';
import {formatCount} from '../../core/status/format.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import type {MatrixBrush} from './brush.ts';
import {writeFound} from './found.ts';

/** Paint what a row is called: the cursor's mark, then an OU with its fold, or an account's name and ID. */
export function paintLabel(
	{brush, rect, scene, geometry}: MatrixBrush,
	y: number,
	row: MatrixRow,
	isUnderCursor: boolean,
): void {
	const {x} = rect;
	const {search} = scene.view;
	if (isUnderCursor) {
		brush.write(x, y, brush.mark('cursor'), brush.emphasis('accent'));
	}

	const indent = Math.min(deepestIndent, row.depth);
	const at = x + 1 + indent;
	const room = geometry.labelColumns - 2 - indent;
	if (row.kind === 'ou') {
		const fold = brush.mark(row.isFolded ? 'folded' : 'open');
		const text = `${fold} ${row.unit.name} (${formatCount(row.accounts.length)})`;
		writeFound(brush, [at, y], text, brush.pen('accent'), {search, columns: room});
		return;
	}

	const accountId = scene.grid.accountIds[row.account]!;
	const nameColumns = room - accountIdColumns - 1;
	if (row.isStep || row.name === null || nameColumns < 4) {
		writeFound(brush, [at, y], toPrintableLine(row.name ?? accountId), brush.pen('text'), {search, columns: room});
		return;
	}

	writeFound(brush, [at, y], row.name, brush.pen('text'), {search, columns: nameColumns});
	writeFound(brush, [at + nameColumns + 1, y], accountId, brush.pen('muted'), {search, columns: accountIdColumns});
}
