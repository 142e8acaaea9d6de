import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import {selectHelp} from '../../../../source/core/screens/help/select.ts';
import {begin, effectsOf, happen, namesOf} from '../happen.ts';

const help: Event = {type: 'help-asked'};
const down = (stride: 'one' | 'page' | 'end'): Event => ({type: 'moved', direction: 'down', stride});

test.each([
	{title: 'opens over what is shown', events: [help], names: ['fan-outs', 'help'], top: 0},
	{title: 'opens once', events: [help, help], names: ['fan-outs', 'help'], top: 0},
	{title: 'scrolls by a row', events: [help, down('one')], names: ['fan-outs', 'help'], top: 1},
	{
		title: 'scrolls by what fits, less what keeps one’s place',
		events: [help, down('page')],
		names: ['fan-outs', 'help'],
		top: 16,
	},
	{
		title: 'is searched',
		events: [help, {type: 'search-began'}, {type: 'typed', text: 'k'}],
		names: ['fan-outs', 'help'],
		top: 0,
	},
	{title: 'is left with Esc', events: [help, {type: 'went-back'}], names: ['fan-outs'], top: undefined},
] as const)('the help $title', ({events, names, top}) => {
	const done = happen(begin(), ...events);
	expect({names: namesOf(done), top: done.state.screens.at(-1)?.text?.top}).toEqual({names, top});
});

test('a search is left before the help is', () => {
	const searched = happen(begin(), help, {type: 'search-began'}, {type: 'typed', text: 'k'}, {type: 'went-back'});
	expect([namesOf(searched), searched.state.screens.at(-1)?.text?.search]).toEqual([['fan-outs', 'help'], '']);
});

test('the list asks AWS again as soon as the help is left', () => {
	expect(effectsOf(happen(begin(), help, {type: 'went-back'}))).toEqual(['list-fan-outs']);
});

test('it is drawn for the screen that it was asked on, with the meaning of every status', () => {
	const {asked, view, statuses} = selectHelp(happen(begin(), help, down('one')).state);
	expect({asked, view}).toEqual({asked: 'fan-outs', view: {top: 1, search: '', isSearching: false}});
	expect(statuses).toContainEqual({status: 'Success', meaning: 'ended well'});
	expect(statuses.every(({meaning}) => meaning !== '')).toBe(true);
});
