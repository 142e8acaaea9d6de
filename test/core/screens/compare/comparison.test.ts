import {expect, test} from 'vitest';
import {LocationGrid} from '../../../../source/core/grid/location-grid.ts';
import {groupLocations, startComparison} from '../../../../source/core/screens/compare/comparison.ts';
import {account, locationStep} from '../../follow/steps.ts';

function gridOf(...messages: ReadonlyArray<string | null>): LocationGrid {
	const grid = new LocationGrid();
	for (const [n, failureMessage] of messages.entries()) {
		const status = failureMessage === null ? 'Success' : 'Failed';
		grid.apply(locationStep(account(n), 'eu-west-1', {status, startedAt: 0, endedAt: 1000 * n, failureMessage}));
	}

	return grid;
}

test('the rarest value comes first, locations without one last', () => {
	const groups = groupLocations(gridOf('Disk full', 'No room', 'No room', null, null, null), {
		...startComparison('parent'),
		chosen: {kind: 'failure'},
	});
	expect(groups.map(({letter, value, indices}) => [letter, value, indices.length])).toEqual([
		['A', 'Disk full', 1],
		['B', 'No room', 2],
		['-', 'no failure', 3],
	]);
});

test('messages that differ only in IDs and accounts are the same value', () => {
	const message = (id: string) => `The automation execution ${id} ended with status Failed: Disk full`;
	const groups = groupLocations(
		gridOf(message('8e347805-5b6e-45d7-b89f-aa55dcc6b9c1'), message('40de5444-5e2d-4eeb-9ee6-60adab346200')),
		{...startComparison('parent'), chosen: {kind: 'failure'}},
	);
	expect(groups).toHaveLength(1);
});

test('a value of the children is unknown until they have been read, and a location where nothing began is none of them', () => {
	const grid = gridOf(null);
	grid.plan({accountId: account(7), region: 'eu-west-1'});
	const comparison = {
		...startComparison('parent'),
		chosen: {kind: 'output', step: 'check', output: 'Version'},
	} as const;
	expect(groupLocations(grid, comparison).map(({value}) => value)).toEqual(['not read yet', 'nothing began there']);
	const step = {name: 'check', status: 'Success', tookMs: 1, failureMessage: null, outputs: {Version: '2.4'}};
	const child = {documentVersion: '3', isFinal: true, isComplete: true, steps: [step]};
	const reads = new Map([[`${account(0)}/eu-west-1`, {child, refusal: null}]]);
	expect(groupLocations(grid, {...comparison, reads})[0]).toMatchObject({letter: 'A', value: '2.4', indices: [0]});
});

test('secrets that differ are told apart, and not shown', () => {
	const chosen = {kind: 'output', step: 'join', output: 'DbToken'} as const;
	const childOf = (DbToken: string) => ({
		documentVersion: '3',
		isFinal: true,
		isComplete: true,
		steps: [{name: 'join', status: 'Success', tookMs: 1, failureMessage: null, outputs: {DbToken}}],
	});
	const reads = new Map(
		['one', 'two', 'two'].map((secret, n) => [`${account(n)}/eu-west-1`, {child: childOf(secret), refusal: null}]),
	);
	const groups = groupLocations(gridOf(null, null, null), {...startComparison('parent'), chosen, reads});
	expect(groups.map(({value, indices}) => [value, indices.length])).toEqual([
		['*** (A)', 1],
		['*** (B)', 2],
	]);
});
