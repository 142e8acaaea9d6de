import {expect, test} from 'vitest';
import {createMemory} from '../../../source/core/grid/remember.ts';

test.each([
	{
		title: 'the same parts give what was computed before',
		parts: [
			[1, 'a'],
			[1, 'a'],
		],
		computed: 1,
	},
	{
		title: 'another part computes again',
		parts: [
			[1, 'a'],
			[2, 'a'],
		],
		computed: 2,
	},
	{title: 'one part more computes again', parts: [[1], [1, undefined]], computed: 2},
	{title: 'a part that is no number is the same as itself', parts: [[Number.NaN], [Number.NaN]], computed: 1},
	{title: 'only the last result is kept', parts: [[1], [2], [1]], computed: 3},
])('$title', ({parts, computed}) => {
	const remember = createMemory<number>();
	const key = {};
	let times = 0;
	const values = parts.map(part => remember(key, part, () => ++times));
	expect({times, last: values.at(-1)}).toEqual({times: computed, last: computed});
});

test('each object and each memory remembers by itself, nothing computed counts as computed', () => {
	const first = createMemory<undefined>();
	const second = createMemory<undefined>();
	const [one, other] = [{}, {}];
	let times = 0;
	for (const remember of [first, second]) {
		for (const key of [one, one, other, other]) {
			remember(key, [], () => {
				times++;
				return undefined;
			});
		}
	}

	expect(times).toBe(4);
});
