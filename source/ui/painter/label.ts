import {accountIdColumns, deepestIndent} from '../../core/matrix/label-width.ts';
import type {MatrixRow} from '../../core/matrix/layout.ts';
import type {MatrixScene} from '../../core/matrix/scene.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import type {Screen} from '../../terminal/screen.ts';
import type {Look} from '../theme.ts';
import {emphasis, pen} from './pen.ts';

/** Paint what a row is called: the cursor's mark, then an OU with its fold, or an account's name and ID. */
export function paintLabel(
	screen: Screen,
	x: number,
	y: number,
	columns: number,
	row: MatrixRow,
	{grid}: MatrixScene,
	isUnderCursor: boolean,
	look: Look,
): void {
	if (isUnderCursor) {
		screen.write(x, y, look.isAscii ? '>' : '►', emphasis(look, 'accent'));
	}

	const indent = Math.min(deepestIndent, row.depth);
	const at = x + 1 + indent;
	const room = columns - 2 - indent;
	if (row.kind === 'ou') {
		const fold = look.isAscii ? (row.isFolded ? '+' : '-') : row.isFolded ? '►' : '▼';
		screen.write(at, y, `${fold} ${row.unit.name} (${row.accounts.length})`, pen(look, 'accent'), room);
		return;
	}

	const accountId = grid.accountIds[row.account]!;
	const nameColumns = room - accountIdColumns - 1;
	if (row.isStep || row.name === null || nameColumns < 4) {
		screen.write(at, y, toPrintableLine(row.name ?? accountId), pen(look, 'text'), room);
		return;
	}

	screen.write(at, y, row.name, pen(look, 'text'), nameColumns);
	screen.write(at + nameColumns + 1, y, accountId, pen(look, 'muted'));
}
