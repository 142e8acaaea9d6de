/** Keys of the matrix. */
export type MatrixEvent =
	| {readonly type: 'filter-cycled'}
	| {readonly type: 'sort-cycled'}
	| {readonly type: 'density-cycled'}
	| {readonly type: 'fold-toggled'}
	| {readonly type: 'mark-toggled'}
	| {readonly type: 'failure-stepped'; readonly direction: 'next' | 'previous'};
