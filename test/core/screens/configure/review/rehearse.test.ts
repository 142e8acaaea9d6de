import {expect, test} from 'vitest';
import {selectReview} from '../../../../../source/core/screens/configure/review/select.ts';
import {readyLaunch} from '../launching.ts';

const launch = readyLaunch();
const textOf = (state: typeof launch) => selectReview(state).lines.map(({text}) => text);
const withRate = (locationErrors: string) => ({
	...launch,
	configure: {
		...launch.configure,
		draft: {...launch.configure.draft, rate: {...launch.configure.draft.rate, locationErrors}},
	},
});

test('the review says how often the fuse would blow, and offers the rehearsal', () => {
	const lines = textOf(launch);
	const at = lines.findIndex(text => text.startsWith('Rehearse'));
	expect(lines.slice(at, at + 2)).toEqual([
		expect.stringMatching(
			/^Rehearse {4}if 3 % of the locations fail, its fuse blows in [\d.]+ % of 200 seeds, by then 1 of 1 have started$/,
		),
		'            r plays it in a copy of the organization first; so does rollgrid rehearse FILE, once w has saved the plan',
	]);
});

test('where every failure is allowed it never blows', () => {
	expect(textOf(withRate('100%'))).toContain(
		'Rehearse    if 3 % of the locations fail, its fuse blows in 0 % of 200 seeds',
	);
});

test('a plan that came from a file is rehearsed by that name', () => {
	const state = {...launch, configure: {...launch.configure, origin: 'plan my plan.yaml'}};
	expect(textOf(state)).toContain(
		"            r plays it in a copy of the organization first; so does rollgrid rehearse 'my plan.yaml'",
	);
});

test('in a rehearsal the review says that nothing reaches AWS', () => {
	const state = {...launch, options: {...launch.options, isRehearsal: true}};
	expect(textOf(state)).toContain('REHEARSAL   a simulated copy: nothing that is done here reaches AWS');
});
