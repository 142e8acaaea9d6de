import {classifyStatus, type Status} from '../domain/status.ts';
import {drawStack, type StackCell} from './stack-picture.ts';
import type {Stack, StackedClass} from './timeline.ts';

/** The kind of each class of statuses; what has not begun, or never will, is the empty part. */
const kinds: Readonly<Partial<Record<ReturnType<typeof classifyStatus>, StackedClass>>> = {
	succeeded: 'succeeded',
	failed: 'failed',
	cancelled: 'cancelled',
	unclear: 'unclear',
	waiting: 'waiting',
	running: 'running',
	unknown: 'running',
};

/**
Lay out a bar of statuses, from the left: succeeded, failed, waiting, running, and the rest.

It is true to scale, but every kind above 0 shows by an eighth of a cell at least.

@param byStatus - Locations by status.
@param total - The count of the whole bar.
@param grain - Parts of a cell: 8, or 1 where a cell is one sign.
*/
export function layOutBar(
	byStatus: Iterable<readonly [Status, number]>,
	total: number,
	columns: number,
	grain: 1 | 8,
): readonly StackCell[] {
	const counts = new Map<StackedClass, number>();
	for (const [status, count] of byStatus) {
		const kind = kinds[classifyStatus(status)];
		if (kind !== undefined) {
			counts.set(kind, (counts.get(kind) ?? 0) + count);
		}
	}

	const of = (kind: StackedClass): readonly number[] => [counts.get(kind) ?? 0];
	const stack: Stack = {
		succeeded: of('succeeded'),
		failed: of('failed'),
		cancelled: of('cancelled'),
		unclear: of('unclear'),
		waiting: of('waiting'),
		running: of('running'),
	};
	return drawStack(stack, {total, rows: columns, slices: 1, grain})
		.map(([cell]) => cell!)
		.reverse();
}
