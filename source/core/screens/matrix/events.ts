import type {MarkedPart} from '../../matrix/marks.ts';
import type {MatrixSort} from '../../matrix/matrix-view.ts';

/** Keys of the matrix, and the mouse on it. */
export type MatrixEvent =
	| {readonly type: 'sort-cycled'}
	/** Sort by this; where that is so already, the other way round. */
	| {readonly type: 'sort-chosen'; readonly sort: MatrixSort}
	| {readonly type: 'density-cycled'}
	| {readonly type: 'fold-toggled'}
	/** Fold every OU, or unfold them where all are folded. */
	| {readonly type: 'all-folded'}
	| {readonly type: 'long-names-toggled'}
	| {readonly type: 'mark-toggled'; readonly what: MarkedPart}
	/** Begin a range of marks at the cursor, or mark the range up to it. */
	| {readonly type: 'range-toggled'}
	| {readonly type: 'failure-moved-to'; readonly direction: 'next' | 'previous'}
	/** Go to the next location that waits for a person. */
	| {readonly type: 'waiting-sought'}
	| {readonly type: 'failures-asked'}
	| {readonly type: 'timeline-asked'}
	/** Compare a value over all locations. */
	| {readonly type: 'compare-asked'};
