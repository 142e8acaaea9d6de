import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import type {Failure} from '../../../../source/core/domain/failure.ts';
import {selectTrouble} from '../../../../source/core/state/select/trouble-lines.ts';
import {begin, effectsOf, happen} from '../happen.ts';

const refused = (operation: string, what: string): {readonly ok: false; readonly failure: Failure} => ({
	ok: false,
	failure: {kind: 'denied', what, operation, code: 'AccessDeniedException', next: 'Use other credentials.'},
});
const list: Event = {
	type: 'runbooks-read',
	owner: 'Amazon',
	isFirstPage: true,
	outcome: refused('ListDocuments', 'Couldn’t list the runbooks'),
};
const regions: Event = {
	type: 'choices-read',
	list: 'regions',
	outcome: refused('account:ListRegions', 'Couldn’t list the Regions'),
};
const alarms: Event = {
	type: 'choices-read',
	list: 'alarms',
	outcome: refused('cloudwatch:DescribeAlarms', 'Couldn’t list the alarms'),
};
const typed: readonly Event[] = [
	{type: 'prompt-asked', kind: 'runbook'},
	{type: 'typed', text: 'Acme-Patch'},
	{type: 'entered'},
];
const runbook: Event = {
	type: 'runbook-read',
	name: 'Acme-Patch',
	version: '$DEFAULT',
	outcome: refused('GetDocument', 'Couldn’t read Acme-Patch'),
};
const to = (section: 'runbook' | 'places' | 'parameters' | 'alarm' | 'tags' | 'review'): Event => ({
	type: 'section-chosen',
	section,
});
const asked: Event = {type: 'configure-asked'};
const said = (...events: readonly Event[]) =>
	selectTrouble(happen({...begin(), size: {columns: 200, rows: 50}}, asked, ...events).state)
		.map(({text}) => text)
		.join(' ');

test.each([
	{title: 'the list of runbooks', events: [list], says: 'ListDocuments: AccessDeniedException · for 0s'},
	{
		title: 'the chosen runbook',
		events: [...typed, runbook, to('parameters')],
		says: '× the runbook · not allowed · GetD',
	},
	{title: 'the Regions', events: [regions, to('places')], says: '× Regions · not allowed · account:ListRegions'},
	{title: 'the list under the cursor', events: [alarms, to('alarm')], says: 'cloudwatch:DescribeAlarms: AccessDenied'},
] as const)('a launch tells what it can’t read: $title', ({events, says}) => {
	expect(said(...events)).toContain(says);
	expect(said(...events)).toContain('u asks again');
});

test.each([
	{title: 'of another section', events: [list, regions, alarms, to('tags')]},
	{
		title: 'of a list that has come since',
		events: [list, {...list, outcome: {ok: true, value: {items: [], nextToken: null}}}],
	},
] as const)('nothing is told $title', ({events}) => {
	expect(said(...events)).toBe('');
});

test.each([
	{title: 'a list', events: [list], effects: ['list-runbooks']},
	{title: 'the Regions', events: [regions, to('places')], effects: ['list-choices']},
	{title: 'the alarms', events: [alarms, to('alarm')], effects: ['list-choices']},
	{title: 'the runbook', events: [...typed, runbook, to('parameters')], effects: ['read-runbook']},
] as const)('u requests $title again, and its trouble goes on since it began', ({events, effects}) => {
	const before = happen(begin(), asked, ...events).state;
	const later = {...before, now: before.now + 60_000};
	const again = happen(later, {type: 'refresh-asked'});
	expect(effectsOf(again)).toEqual(expect.arrayContaining([...effects]));
	const refusedAgain = events.findLast(({type}) => type.endsWith('-read'))!;
	const [what] = selectTrouble(happen(again.state, refusedAgain).state);
	expect(what?.text).toContain('for 1m00s');
});
