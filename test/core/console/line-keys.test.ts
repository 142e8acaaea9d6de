import {expect, test} from 'vitest';
import type {Event} from '../../../source/core/console/event.ts';
import {reduce} from '../../../source/core/console/reduce.ts';
import {selectSearchLine} from '../../../source/core/console/search-line.ts';
import {shownSearch} from '../../../source/core/state/shown-search.ts';
import type {ConsoleState} from '../../../source/core/state/state.ts';
import {openMatrixOf} from '../matrix/open-matrix-of.ts';

const statuses = {'100000000001/us-east-1': 'Success'};

/** What the events come to, with all effects on the way. */
function happen(state: ConsoleState, ...events: readonly Event[]) {
	return events.reduce(
		({state: before, effects}, event) => {
			const next = reduce(before, {...event, at: before.now});
			return {state: next.state, effects: [...effects, ...next.effects]};
		},
		{state, effects: [] as readonly unknown[]},
	);
}

const typed = (text: string): readonly Event[] => [{type: 'search-began'}, {type: 'typed', text}, {type: 'entered'}];

test('earlier runs are asked once, and what is searched for is kept for later ones', () => {
	const {effects} = happen(openMatrixOf({statuses}), ...typed(' eu '), {type: 'went-back'}, ...typed('us'));
	expect(effects).toEqual([
		{type: 'read-lines'},
		{type: 'keep-line', kind: 'search', text: 'eu'},
		{type: 'keep-line', kind: 'search', text: 'us'},
	]);
});

test('a search with a mistake, or an empty one, isn’t kept', () => {
	const wrong = happen(openMatrixOf({statuses}), ...typed('/(/'));
	const empty = happen(openMatrixOf({statuses}), ...typed(''));
	expect([...wrong.effects, ...empty.effects]).toEqual([{type: 'read-lines'}, {type: 'read-lines'}]);
});

test('what earlier runs typed comes back behind what this one did', () => {
	const outcome = {ok: true, value: {search: ['old', 'us'], command: []}} as const;
	const {state} = happen(openMatrixOf({statuses}), ...typed('us'), {type: 'lines-read', outcome}, {type: 'went-back'});
	const recalled = (times: number): string => {
		const ups = Array.from({length: times}, () => ({type: 'line-recalled', direction: 'older'}) as const);
		return shownSearch(happen(state, {type: 'search-began'}, ...ups).state).search;
	};

	expect([recalled(1), recalled(2), recalled(3)]).toEqual(['us', 'old', 'old']);
});

test('the caret moves, and what is typed goes in there', () => {
	const {state} = happen(
		openMatrixOf({statuses}),
		{type: 'search-began'},
		{type: 'typed', text: 'region:us'},
		{type: 'line-edited', edit: 'word-left'},
		{type: 'typed', text: '!'},
	);
	expect(selectSearchLine(state)).toMatchObject({before: '!', after: 'region:us'});
	const ended = happen(state, {type: 'line-edited', edit: 'end'}, {type: 'line-edited', edit: 'erase-word'}).state;
	expect(selectSearchLine(ended)).toMatchObject({
		before: '',
		after: '',
		hint: expect.stringContaining('region:') as string,
	});
});
