import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import type {Failure} from '../../../../source/core/domain/failure.ts';
import {comparison} from '../../../../source/core/screens/compare/screen.ts';
import {selectCompare} from '../../../../source/core/screens/compare/select.ts';
import {findMatrix} from '../../../../source/core/state/lower-matrix.ts';
import {selectTrouble} from '../../../../source/core/state/select/trouble-lines.ts';
import {openMatrixOf} from '../../matrix/open-matrix-of.ts';
import {begin, happen, namesOf} from '../happen.ts';

const asked: Event = {type: 'compare-asked'};
const chosen: Event = {type: 'entered'};

const fanOut = () =>
	openMatrixOf({
		statuses: {
			'111111111111/us-east-1': 'Pending',
			'222222222222/us-east-1': 'Pending',
			'333333333333/us-east-1': 'NotStarted',
		},
	});

test('a comparison needs a matrix below it', () => {
	expect(namesOf(happen(begin(), asked))).toEqual(['fan-outs']);
});

test.each([
	{title: 'nothing is chosen at first', events: [asked], kind: undefined, names: ['fan-outs', 'matrix', 'compare']},
	{
		title: 'Enter compares the value under the cursor',
		events: [asked, chosen],
		kind: 'failure',
		names: ['fan-outs', 'matrix', 'compare'],
	},
	{
		title: 'it is kept when it is left and opened again',
		events: [asked, chosen, {type: 'went-back'}, asked],
		kind: 'failure',
		names: ['fan-outs', 'matrix', 'compare'],
	},
	{
		title: 'o chooses another value',
		events: [asked, chosen, {type: 'compared-changed'}],
		kind: undefined,
		names: ['fan-outs', 'matrix', 'compare'],
	},
	{
		title: 'Enter on a group goes back to the matrix',
		events: [asked, chosen, chosen],
		kind: 'failure',
		names: ['fan-outs', 'matrix'],
	},
] as const)('of the comparison: $title', ({events, kind, names}) => {
	const done = happen(fanOut(), ...events);
	expect({kind: comparison.of(done.state)?.chosen?.kind, names: namesOf(done)}).toEqual({kind, names});
});

test('the matrix shows letters in place of statuses until Esc, and Space marks a group', () => {
	const shown = happen(fanOut(), asked, chosen, chosen);
	expect(findMatrix(shown.state)?.view.compared?.only).toBe('-');
	expect(findMatrix(happen(shown.state, {type: 'went-back'}).state)?.view.compared).toBeNull();
	expect(findMatrix(happen(fanOut(), asked, chosen, {type: 'group-marked'}).state)?.view.marks.size).toBe(3);
});

test('children that can’t be read are told in a row of their own, and u reads them again', () => {
	const opened = happen(openMatrixOf({statuses: {'222222222222/us-east-1': 'Failed'}}), asked);
	const read = opened.effects.find(effect => effect.type === 'read-child')!;
	const failure: Failure = {
		kind: 'denied',
		what: 'Couldn’t read the steps',
		operation: 'DescribeAutomationStepExecutions',
		code: 'AccessDeniedException',
	};
	const {where, parentExecutionId} = read;
	const refused = happen(opened.state, {
		type: 'child-read',
		where,
		parentExecutionId,
		outcome: {ok: false, failure},
	});
	const wide = {...refused.state, size: {columns: 200, rows: 50}};
	expect(selectTrouble(wide).map(({text}) => text)[0]).toContain(
		'1 of 1 locations · not allowed · DescribeAutomationStepExecutions: AccessDeniedException · for 0s',
	);
	const again = happen(refused.state, {type: 'refresh-asked'});
	expect(again.effects).toContainEqual(expect.objectContaining({type: 'read-child', where}));
});

test('it shows what can be compared, then the groups, the smallest first', () => {
	const choices = selectCompare(happen(fanOut(), asked).state, 80, 20)!;
	expect(choices.compared).toBeNull();
	expect(choices.choices).toContainEqual({id: 'Status', value: 'Status', isFree: true});
	const read = {type: 'search-began'} as const;
	const onStatus = happen(fanOut(), asked, read, {type: 'typed', text: 'Status'}, {type: 'entered'}, chosen);
	const groups = selectCompare(onStatus.state, 80, 20)!;
	expect(groups.compared?.value).toBe('Status');
	expect(groups.groups.map(({letter, count, value}) => [letter, count, value])).toEqual([
		['A', '1', 'NotStarted'],
		['B', '2', 'Pending'],
	]);
});
