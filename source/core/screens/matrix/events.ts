import type {MarkedPart} from '../../matrix/marks.ts';

import type {RowId} from '../../matrix/matrix-view.ts';

/** Keys of the matrix, and the mouse on it. */
export type MatrixEvent =
	| {readonly type: 'filter-cycled'}
	| {readonly type: 'sort-cycled'}
	| {readonly type: 'density-cycled'}
	| {readonly type: 'fold-toggled'}
	/** The mouse was clicked on a row, and perhaps on a Region of it. */
	| {readonly type: 'pointed'; readonly row: RowId; readonly region: string | null}
	/** Fold every OU, or unfold them where all are folded. */
	| {readonly type: 'all-folded'}
	| {readonly type: 'long-names-toggled'}
	| {readonly type: 'mark-toggled'; readonly what: MarkedPart}
	/** Begin a range of marks at the cursor, or mark the range up to it. */
	| {readonly type: 'range-toggled'}
	| {readonly type: 'failure-stepped'; readonly direction: 'next' | 'previous'}
	/** Go to the next location that waits for a person. */
	| {readonly type: 'waiting-sought'}
	| {readonly type: 'failures-asked'}
	| {readonly type: 'timeline-asked'}
	/** Mark the failures of one cause, or take their marks away. */
	| {readonly type: 'group-marked'}
	/** Show the messages as AWS sent them, or the patterns made of them. */
	| {readonly type: 'raw-toggled'}
	/** A lane for each OU, account or location. */
	| {readonly type: 'lanes-cycled'};
