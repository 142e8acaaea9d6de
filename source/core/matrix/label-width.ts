import {createMemory} from '../grid/remember.ts';
import type {AccountRow, MatrixLayout, MatrixRow} from './layout.ts';

const rememberWidth = createMemory<number>();

/** Terminal columns that the longest label of a layout takes: the cursor's mark, indentation, name, account ID, and a gap. */
export function labelWidth(layout: MatrixLayout): number {
	return rememberWidth(layout, [], () => layout.rows.reduce((most, row) => Math.max(most, rowWidth(row)), 0));
}

function rowWidth(row: MatrixRow): number {
	const text =
		row.kind === 'ou'
			? 2 + columnsOf(row.unit.name) + 3 + String(row.accounts.length).length
			: row.isStep
				? Math.min(longestStep, columnsOf(row.name ?? ''))
				: accountIdColumns + (row.name === null ? 0 : columnsOf(row.name) + 1);
	return 1 + Math.min(row.depth, deepestIndent) + text + 1;
}

/** Whether a label of so many columns has room for the whole name of its account beside the ID. */
export function isNameWhole({depth, name, isStep}: AccountRow, labelColumns: number): boolean {
	const room = labelColumns - 3 - Math.min(depth, deepestIndent) - (isStep ? 0 : accountIdColumns);
	return name !== null && columnsOf(name) <= room;
}

/** Deeper OUs are indented no further, so that names keep their room. */
export const deepestIndent = 6;
export const accountIdColumns = 12;
/** A step's name may have 128 characters: beyond this it says no more in a label. */
const longestStep = 40;

/** Columns of a text, near enough to give it room: East Asian characters take two. */
function columnsOf(text: string): number {
	return (
		text.length +
		(text.match(/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/gu)
			?.length ?? 0)
	);
}
