import {expect, test} from 'vitest';
import {after, launchWith, newLaunch} from '../launching.ts';

const typed = (text: string) => ({type: 'typed', text}) as const;
const entered = {type: 'entered'} as const;
const left = {type: 'went-back'} as const;

test.each([
	{title: 'what is typed', events: [typed('50%')], value: '50%', caret: 0},
	{
		title: 'without the last character',
		events: [typed('50%'), {type: 'line-edited', edit: 'erase-back'}],
		value: '50',
		caret: 0,
	},
	{
		title: 'without the last word',
		events: [typed('50 %'), {type: 'line-edited', edit: 'erase-word'}],
		value: '50',
		caret: 0,
	},
	{
		title: 'at the caret',
		events: [typed('5%'), {type: 'line-edited', edit: 'left'}, typed('0')],
		value: '50%',
		caret: 1,
	},
	{
		title: 'nothing once it is emptied',
		events: [typed('50%'), {type: 'line-edited', edit: 'erase-start'}],
		value: '',
		caret: 0,
	},
	{
		title: 'what stands after the caret once what is before it is erased',
		events: [typed('50%'), {type: 'line-edited', edit: 'left'}, {type: 'line-edited', edit: 'erase-start'}],
		value: '%',
		caret: 1,
	},
] as const)('a field of a form holds $title', ({events, value, caret}) => {
	const {draft, caretFromEnd} = after(launchWith({section: 'rate'}), ...events).state.configure;
	expect([draft.rate.locationConcurrency, caretFromEnd]).toEqual([value, caret]);
});

test('a suggestion is highlighted, taken with Enter, and left with Esc before anything else', () => {
	const read = {type: 'choices-read', list: 'alarms', outcome: {ok: true, value: ['cpu-high', 'disk-full']}} as const;
	const next = {type: 'suggestion-stepped', direction: 'next'} as const;
	const shown = after(launchWith({section: 'alarm'}), read, next, next).state;
	expect(shown.configure.suggestion).toBe(1);
	expect(after(shown, entered).state.configure.draft.alarm.name).toBe('disk-full');
	expect(after(shown, left).state.configure).toMatchObject({suggestion: null, section: 'alarm'});
});

test('what is pasted into a list has its lines parted by commas, and in any other text by spaces', () => {
	const pasted = typed('web\napp\n');
	const {configure} = newLaunch();
	const targets = {...configure.draft.targets, kind: 'values'} as const;
	const launch = launchWith({
		section: 'targets',
		draft: {...configure.draft, targets},
		cursors: {targets: 'targets.values'},
	});
	expect(after(launch, pasted).state.configure.draft.targets.values).toEqual(['web', 'app']);
	expect(after(launchWith({section: 'alarm'}), pasted).state.configure.draft.alarm.name).toBe('web app');
});
