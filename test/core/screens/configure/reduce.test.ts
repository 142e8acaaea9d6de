import {expect, test} from 'vitest';
import {planOf} from '../../../../source/core/screens/configure/plan.ts';
import {after, effectsOf, launchWith, newLaunch, readyLaunch, said} from './launching.ts';

const to = (section: 'runbook' | 'places' | 'targets' | 'rate' | 'alarm' | 'review') =>
	({type: 'section-chosen', section}) as const;
const typed = (text: string) => ({type: 'typed', text}) as const;
const entered = {type: 'entered'} as const;
const left = {type: 'went-back'} as const;

test.each([
	{title: 'Tab goes on', events: [{type: 'section-stepped', direction: 'next'}], section: 'places', effects: []},
	{
		title: 'Shift-Tab goes round to the review',
		events: [{type: 'section-stepped', direction: 'previous'}],
		section: 'review',
		effects: [],
	},
	{
		title: 'a form reads what its field is completed from',
		events: [to('alarm')],
		section: 'alarm',
		effects: ['list-choices'],
	},
	{title: 'and reads it once', events: [to('alarm'), to('rate'), to('alarm')], section: 'alarm', effects: []},
] as const)('sections: $title', ({events, section, effects}) => {
	const done = after(newLaunch(), ...events);
	expect([done.state.configure.section, effectsOf(done)]).toEqual([section, effects]);
});

test.each([
	{
		title: 'Enter on a problem goes to its field',
		launch: newLaunch(),
		events: [to('review'), entered],
		section: 'runbook',
	},
	{
		title: 'Enter on a launch that lacks nothing asks first',
		launch: readyLaunch(),
		events: [to('review'), entered],
		section: 'review',
	},
] as const)('reviewing: $title', ({launch, events, section}) => {
	const done = after(launch, ...events).state;
	expect([done.configure.section, done.dialog?.intent.type]).toEqual([
		section,
		section === 'review' ? 'start' : undefined,
	]);
});

test('a review requests a preview, looks at it until it is done, and drops one of another request', () => {
	const review = after(readyLaunch(), to('review'));
	expect(effectsOf(review)).toEqual(['start-preview']);
	const request = review.state.configure.preview!.request!;
	const started = {type: 'preview-started', request, outcome: {ok: true, value: 'p-1'}} as const;
	expect(effectsOf(after(review.state, started))).toEqual(['get-preview']);
	const preview = {
		status: 'InProgress',
		message: null,
		regions: [],
		totalAccounts: null,
		targets: [],
		mutatingSteps: null,
		nonMutatingSteps: null,
		undeterminedSteps: null,
	} as const;
	const looked = {type: 'preview-read', request, previewId: 'p-1', outcome: {ok: true, value: preview}} as const;
	expect(effectsOf(after(review.state, started, looked))).toEqual(['wake']);
	const other = after(review.state, {...started, request: '{}'});
	expect([other.state, other.effects]).toEqual([review.state, []]);
});

test.each([
	{title: 'read-only', change: {options: {...newLaunch().options, isReadOnly: true}}, says: '--read-only'},
	{title: 'without credentials', change: {central: null}, says: 'Not signed in yet'},
] as const)('nothing is launched $title', ({change, says}) => {
	const done = after({...readyLaunch(), ...change}, {type: 'launch-asked'});
	expect([done.state.dialog, said(done)]).toEqual([null, expect.stringContaining(says)]);
});

const prompt = (kind: 'save-plan' | 'save-preset' | 'load-preset' | 'runbook') =>
	({type: 'prompt-asked', kind}) as const;

test.each([
	{title: 'a plan is written', events: [prompt('save-plan'), entered], effects: ['write-file'], says: ''},
	{
		title: 'a preset is saved',
		events: [prompt('save-preset'), typed('mine'), entered],
		effects: ['save-preset'],
		says: '',
	},
	{
		title: 'without presets none is filled in',
		events: [prompt('load-preset')],
		effects: [],
		says: 'No preset is saved yet: P saves one',
	},
	{title: 'Esc leaves it', events: [prompt('save-plan'), left], effects: [], says: ''},
] as const)('the prompt: $title', ({events, effects, says}) => {
	const done = after(after(readyLaunch(), to('review')).state, ...events);
	expect([effectsOf(done), said(done)]).toEqual([effects, says]);
});

test('a file that is there is replaced only when Enter comes again', () => {
	const conflict = {
		type: 'file-written',
		path: 'plan.json',
		outcome: {ok: false, failure: {kind: 'conflict', what: 'plan.json exists'}},
	} as const;
	const asked = after(readyLaunch(), to('review'), prompt('save-plan'), entered, conflict);
	expect(asked.state.configure.prompt?.message).toBe('it exists: Enter replaces it');
	expect(after(asked.state, entered).effects).toMatchObject([{type: 'write-file', replaces: true}]);
});

test('a name that could be no runbook’s is refused in the prompt', () => {
	const refused = after(newLaunch(), prompt('runbook'), typed('a b'), entered);
	expect(refused.state.configure.prompt?.message).toContain('3 to 128');
});

test('N throws away what is chosen only when it is pressed again', () => {
	const reset = {type: 'configure-reset'} as const;
	const once = after(readyLaunch(), reset);
	expect([once.state.configure.draft.document, said(once)]).toEqual([
		'Acme-Patch',
		expect.stringContaining('once more'),
	]);
	expect(after(once.state, reset).state.configure.draft.document).toBe('');
});

test('the settings of another fan-out than the one that is read are dropped', () => {
	const failure = {kind: 'denied', what: 'Couldn’t read it'} as const;
	const read = {type: 'launch-source-read', executionId: 'other', outcome: {ok: false, failure}} as const;
	const launch = launchWith({readsFrom: 'wanted'});
	expect(after(launch, read).state).toEqual(launch);
	expect(after(launch, {...read, executionId: 'wanted'}).state).toMatchObject({
		configure: {readsFrom: null},
		notice: {text: '× Couldn’t read it', tone: 'bad'},
	});
});

test('what is painted is exactly what is planned', () => {
	const plan = planOf(readyLaunch().configure);
	expect(plan.isReady && plan.requests[0]?.request.TargetLocations).toMatchObject([
		{Accounts: ['111111111111'], Regions: ['us-east-1']},
	]);
});
