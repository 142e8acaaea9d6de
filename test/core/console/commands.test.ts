import {describe, expect, test} from 'vitest';
import {listCommands} from '../../../source/core/console/commands.ts';
import type {Event} from '../../../source/core/console/event.ts';
import {reduce} from '../../../source/core/console/reduce.ts';
import {succeed} from '../../../source/core/domain/failure.ts';
import {openedFollowing} from '../../../source/core/state/attempts.ts';
import {type ConsoleState, currentScreen} from '../../../source/core/state/state.ts';
import {openMatrixOf} from '../matrix/open-matrix-of.ts';
import {setupOf} from '../setups.ts';

const setup = setupOf({signer: 'dev'});

const open = (): ConsoleState => ({...openMatrixOf({statuses: {'100000000001/us-east-1': 'Success'}}), setup});

/** What Enter on the first candidate does. */
const first = (typed: string, state = open()) => listCommands(state, typed)[0]?.does;

function happen(state: ConsoleState, ...events: readonly Event[]) {
	return events.reduce(
		({state: before, effects}, event) => {
			const next = reduce(before, {...event, at: before.now});
			return {state: next.state, effects: [...effects, ...next.effects]};
		},
		{state, effects: [] as ReadonlyArray<{readonly type: string}>},
	);
}

describe('a word with what follows it', () => {
	test.each([
		['profile ops', {type: 'origin-named', origin: {profile: {name: 'ops'}, region: null}}],
		['profile op', {type: 'origin-named', origin: {profile: {name: 'ops'}, region: null}}],
		['region eu-west-1', {type: 'origin-named', origin: {profile: null, region: 'eu-west-1'}}],
		['region xx-new-9', {type: 'origin-named', origin: {profile: null, region: 'xx-new-9'}}],
		['sort failures', {type: 'sort-chosen', sort: 'failures'}],
		['sort dur', {type: 'sort-chosen', sort: 'duration'}],
		['filter waiting', {type: 'filter-chosen', filter: 'waiting'}],
		['theme light', {type: 'theme-chosen', theme: 'light'}],
		['interval 2.5', {type: 'interval-chosen', seconds: 2.5}],
		[
			'open 4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE',
			{type: 'opened-by-id', executionId: '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE'},
		],
		['  theme   light ', {type: 'theme-chosen', theme: 'light'}],
	])('%s', (typed, event) => {
		expect(first(typed)).toEqual({type: 'raise', event});
	});

	test.each([
		['profile nobody', /one of dev, empty, ops/],
		['profile empty', /no credentials/],
		['region us-east-1', /already/],
		['region here', /such as us-east-1/],
		['sort size', /one of ou, name, failures, duration/],
		['interval 0', /from 0.1/],
		['open 123', /36 characters/],
		['arm 15m', /isn’t read-only/],
	])('%s is refused with its reason', (typed, reason) => {
		const refusal = listCommands(open(), typed).find(({name}) => name === typed)?.does;
		expect(refusal).toMatchObject({type: 'refuse', reason: expect.stringMatching(reason) as string});
	});

	test('is offered with what is known of it', () => {
		expect(listCommands(open(), 'profile ').map(({name, text}) => `${name}: ${text}`)).toEqual([
			'profile dev: keys, no Region',
			'profile empty: no credentials, us-east-2',
			'profile ops: SSO, eu-west-1',
		]);
		expect(listCommands({...open(), setup: null}, 'profile x')[0]?.does).toMatchObject({type: 'refuse'});
	});
});

test('only words of the screen that is shown are offered', () => {
	const names = (state: ConsoleState) => listCommands(state, '').map(({name}) => name);
	expect(names(open())).toEqual(expect.arrayContaining(['sort', 'filter', 'region']));
	const onHelp = happen(open(), {type: 'help-asked'}).state;
	expect(names(onHelp)).not.toContain('sort');
	expect(names(onHelp)).not.toContain('filter');
});

test('a profile or Region is switched to in place, and what changes is said', () => {
	const origin = {profile: null, region: 'eu-west-1'};
	const asked = happen(open(), {type: 'origin-named', origin});
	expect(asked.effects).toEqual([{type: 'read-setup'}, {type: 'choose-origin', origin}]);
	expect(currentScreen(asked.state).name).toBe('origin');
	const central = {accountId: '210987654321', region: 'eu-west-1'};
	const identity = {accountId: '210987654321', arn: 'arn:aws:iam::210987654321:user/ops'};
	const there = happen(
		asked.state,
		{type: 'origin-chosen', watchCommand: 'rollgrid watch --region eu-west-1'},
		{type: 'identified', outcome: succeed({identity, central})},
	).state;
	expect(there.screens.map(({name}) => name)).toEqual(['fan-outs']);
	expect(there.central).toEqual(central);
	expect(there.notice?.text).toMatch(/eu-west-1.*before, 210987654321\/us-east-1: what runs there goes on/);
});

test('the interval counts for what is followed already and for what comes', () => {
	const {state} = happen(open(), {type: 'interval-chosen', seconds: 7});
	expect(openedFollowing(state)?.pace.baseMs).toBe(7000);
	expect(state.options.pace.baseMs).toBe(7000);
});

test('what was chosen is kept, and comes back', () => {
	const chosen = happen(
		open(),
		{type: 'palette-asked'},
		{type: 'palette-written', text: 'the'},
		{type: 'palette-chosen', event: {type: 'theme-chosen', theme: 'light'}, line: 'theme light'},
	);
	expect(chosen.effects).toEqual([{type: 'read-lines'}, {type: 'keep-line', kind: 'command', text: 'theme light'}]);
	expect(chosen.state).toMatchObject({palette: null, theme: 'light'});
	const again = happen(chosen.state, {type: 'palette-asked'}, {type: 'palette-recalled', direction: 'older'}).state;
	expect(again.palette).toEqual({typed: 'theme light', index: 0});
	const back = happen(again, {type: 'palette-recalled', direction: 'newer'}).state;
	expect(back.palette?.typed).toBe('');
});
