import {expect, test} from 'vitest';
import {selectChoosing} from '../../../../../source/core/screens/configure/places/choosing.ts';
import {foundInSection} from '../../../../../source/core/screens/configure/reduce.ts';
import {after, launchWith, newLaunch, said, searched} from '../launching.ts';

const down = {type: 'moved', direction: 'down', stride: 'one'} as const;
const right = {type: 'moved', direction: 'right', stride: 'one'} as const;
const typed = (text: string) => ({type: 'typed', text}) as const;
const entered = {type: 'entered'} as const;
const left = {type: 'went-back'} as const;

const paint = (what: 'location' | 'row' | 'column' | 'shown') => ({type: 'painted', what}) as const;
const undo = {type: 'painting-undone'} as const;
const range = {type: 'paint-range-toggled'} as const;

test.each([
	{title: 'a location', events: [paint('location')], size: 1},
	{title: 'a location twice, which clears it', events: [paint('location'), paint('location')], size: 0},
	{title: 'a row', events: [paint('row')], size: 2},
	{title: 'a column', events: [paint('column')], size: 2},
	{title: 'all that is shown', events: [paint('shown')], size: 4},
	{title: 'a range from corner to corner', events: [range, down, right, range], size: 4},
	{title: 'a range that is left', events: [range, down, left], size: 0},
	{title: 'what wasn’t painted', events: [paint('location'), {type: 'selection-inverted'}], size: 3},
	{title: 'nothing', events: [paint('shown'), {type: 'selection-cleared'}], size: 0},
	{title: 'what was painted before', events: [paint('row'), paint('shown'), undo], size: 2},
	{title: 'what was before that', events: [paint('row'), paint('shown'), undo, undo], size: 0},
	{
		title: 'a pasted list',
		events: [{type: 'prompt-asked', kind: 'locations'}, typed('111111111111/eu-west-1'), entered],
		size: 1,
	},
] as const)('painting locations: $title', ({events, size}) => {
	const {places} = after(launchWith({section: 'places'}), ...events).state.configure.draft;
	expect(places.kind === 'locations' && places.selection.size).toBe(size);
});

test.each([
	['eu-', 2],
	['region:eu-west-1,us-east-1 account:2222', 2],
	['!region:eu /^2+$/', 1],
	['status:failed', 4],
])('of what a search shows, all is painted: %s', (search, size) => {
	const found = searched(launchWith({section: 'places'}), search).state;
	const {places} = after(found, paint('shown')).state.configure.draft;
	expect(foundInSection(found)).toEqual({shown: size, of: 4});
	expect(places.kind === 'locations' && places.selection.size).toBe(size);
});

test('a Region that is off is left out of a row, and painted only where it is named alone', () => {
	const choices = {
		...newLaunch().configure.choices,
		regions: {state: 'known', values: ['eu-west-1'], trouble: null} as const,
	};
	const launch = launchWith({section: 'places', choices, showsDisabled: true});
	const row = after(launch, paint('row'));
	expect(said(row)).toBe('1 left out: us-east-1 is not enabled in the central account');
	expect(said(after(launch, paint('location')))).toBe(
		'Painted, although us-east-1 is not enabled in the central account',
	);
});

test('OUs are chosen beside locations, and each way keeps what was chosen in it', () => {
	const toggled = {type: 'unit-mode-toggled'} as const;
	const units = after(launchWith({section: 'places'}), paint('row'), toggled, paint('location'));
	expect(units.state.configure.draft.places).toMatchObject({kind: 'units', accounts: ['111111111111']});
	const {places} = after(units.state, toggled).state.configure.draft;
	expect(places.kind === 'locations' && places.selection.size).toBe(2);
});

test('Regions that are off have no column until e shows them', () => {
	const regions = {state: 'known', values: ['eu-west-1'], trouble: null} as const;
	const launch = launchWith({section: 'places', choices: {...newLaunch().configure.choices, regions}});
	const columns = (state = launch) => selectChoosing(state)?.scene.layout.columns.length;
	const shown = after(launch, {type: 'choosing-changed', change: 'disabled'}).state;
	expect([columns(), columns(shown)]).toEqual([1, 2]);
});
