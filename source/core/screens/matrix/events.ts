import type {MarkedPart} from '../../matrix/marks.ts';
import type {MatrixFilter} from '../../matrix/matrix-view.ts';
import type {MomentDirection} from '../../state/rewind.ts';
import type {SortEvent} from '../../state/room.ts';

/** Keys of the matrix, and the mouse on it. */
export type MatrixEvent =
	| SortEvent
	/** Show only these locations. */
	| {readonly type: 'filter-chosen'; readonly filter: MatrixFilter}
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
	/** Move through the record. */
	| {readonly type: 'moment-sought'; readonly to: MomentDirection}
	/** Go to a time in the record: after the launch, or after midnight (UTC). */
	| {readonly type: 'time-sought'; readonly since: 'launch' | 'midnight'; readonly ms: number}
	/** Play the record faster or slower. */
	| {readonly type: 'speed-changed'; readonly by: 1 | -1}
	/** Compare a value over all locations. */
	| {readonly type: 'compare-asked'};
