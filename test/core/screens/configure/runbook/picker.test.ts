import {expect, test} from 'vitest';
import {foundInSection, searchSection} from '../../../../../source/core/screens/configure/reduce.ts';
import {after, effectsOf, launchWith, newLaunch, patchRunbook, readyLaunch, said, searched} from '../launching.ts';

const down = {type: 'moved', direction: 'down', stride: 'one'} as const;
const right = {type: 'moved', direction: 'right', stride: 'one'} as const;
const entered = {type: 'entered'} as const;

const items = ['AWS-Sleep', 'AWS-StopInstance', 'Other'].map(name => ({
	name,
	owner: 'Amazon',
	platformTypes: [],
	displayName: null,
	targetType: null,
	version: '1',
	createdAt: null,
	tags: {},
}));
const listed = {
	type: 'runbooks-read',
	owner: 'Amazon',
	isFirstPage: true,
	outcome: {ok: true, value: {items, nextToken: null}},
} as const;

test.each([
	{title: 'the first is read at once', events: [], cursor: null, effects: ['wake']},
	{title: 'down rests before it reads', events: [down], cursor: 'AWS-StopInstance', effects: ['wake']},
	{
		title: 'what is rested on is read',
		events: [{type: 'runbook-rested', name: 'Other'}],
		cursor: null,
		effects: ['read-runbook'],
	},
	{title: 'the next tab is another list', events: [right], cursor: null, effects: ['list-runbooks']},
] as const)('picking a runbook: $title', ({events, cursor, effects}) => {
	const done = after(newLaunch(), listed, ...events);
	expect([done.state.configure.picker.cursor, effectsOf(done)]).toEqual([cursor, effects]);
});

test('a search goes to the best, which is read once it is rested on; left, it shows all again', () => {
	const found = searched(after(newLaunch(), listed).state, 'stop');
	expect([found.state.configure.picker.cursor, effectsOf(found)]).toEqual(['AWS-StopInstance', ['wake']]);
	const gone = searchSection(found.state, () => ({search: '', isSearching: false}));
	expect([gone.state.configure.picker.cursor, effectsOf(gone)]).toEqual(['AWS-Sleep', ['wake']]);
});

test.each([
	['!aws', 1],
	['/^aws-s(leep|top)/', 2],
	['runbook:stop,sleep', 2],
	['owner:amazon !runbook:aws', 1],
	['platform:windows', 0],
])('a search of runbooks speaks the language of every search: %s', (search, shown) => {
	expect(foundInSection(searched(after(newLaunch(), listed).state, search).state)).toEqual({shown, of: 3});
});

test('Enter chooses the runbook, reads it with its versions, and goes on to the locations', () => {
	const done = after(newLaunch(), listed, down, entered);
	const {draft, section} = done.state.configure;
	expect([draft.document, section]).toEqual(['AWS-StopInstance', 'places']);
	expect(effectsOf(done)).toEqual(['read-runbook', 'list-versions']);
});

test('v goes through default, latest and each version, and says so without a runbook', () => {
	expect(said(after(newLaunch(), {type: 'version-cycled'}))).toBe('Choose a runbook first: Enter');
	const {configure} = readyLaunch();
	const versions = new Map([
		[patchRunbook.name, [{version: '7', isDefault: true, createdAt: null, status: null, name: null}]],
	]);
	const launch = launchWith({draft: configure.draft, versions});
	const cycled = (count: number) =>
		after(launch, ...Array.from({length: count}, () => ({type: 'version-cycled'}) as const)).state.configure.draft
			.documentVersion;
	expect([cycled(1), cycled(2), cycled(3)]).toEqual(['$LATEST', '7', null]);
});
