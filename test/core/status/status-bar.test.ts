import {expect, test} from 'vitest';
import {layOutBar} from '../../../source/core/status/status-bar.ts';

/** A cell as `succeeded5failed`: so many eighths of the first. */
const draw = (byStatus: Readonly<Record<string, number>>, total: number, columns: number, grain: 1 | 8 = 8) =>
	layOutBar(Object.entries(byStatus), total, columns, grain).map(({lower, upper, eighths}) =>
		eighths === 8 ? String(lower) : `${lower}${eighths}${upper}`,
	);

test.each([
	{title: 'nothing has begun', byStatus: {Pending: 4}, bar: ['null', 'null']},
	{title: 'half has succeeded', byStatus: {Success: 2}, bar: ['succeeded', 'null']},
	{
		title: 'it fills from the left: succeeded, failed, waiting, running, and the rest',
		byStatus: {Pending: 4, InProgress: 1, Waiting: 1, Failed: 1, Success: 1},
		total: 8,
		columns: 8,
		bar: ['succeeded', 'failed', 'waiting', 'running', 'null', 'null', 'null', 'null'],
	},
	{
		title: 'a cell is cut in eighths, true to scale',
		byStatus: {Success: 5},
		total: 8,
		columns: 1,
		bar: ['succeeded5null'],
	},
	{
		title: 'one failure among thousands still shows, by an eighth',
		byStatus: {Success: 9999, Failed: 1},
		total: 10_000,
		bar: ['succeeded', 'succeeded7failed'],
	},
	{
		title: 'what timed out or was rejected counts as failed, what never ran as room',
		byStatus: {TimedOut: 1, Rejected: 1, NotRun: 2},
		bar: ['failed', 'null'],
	},
	{title: 'of nothing', byStatus: {}, total: 0, bar: ['null', 'null']},
] as const)('a bar where $title', ({byStatus, bar, ...size}) => {
	const {total, columns} = {total: 4, columns: 2, ...size};
	expect(draw(byStatus, total, columns)).toEqual(bar);
});

test('where a cell holds one sign, each cell is of one kind', () => {
	expect(draw({Success: 2, Failed: 2}, 8, 4, 1)).toEqual(['succeeded', 'failed', 'null', 'null']);
});
