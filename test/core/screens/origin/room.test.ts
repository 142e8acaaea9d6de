import {describe, expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import {type Failure, fail, succeed} from '../../../../source/core/domain/failure.ts';
import type {Setup} from '../../../../source/core/domain/setup.ts';
import {selectOrigin} from '../../../../source/core/screens/origin/select.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {setupOf} from '../../setups.ts';
import {begin, effectsOf, happen, namesOf} from '../happen.ts';

const setup = setupOf();
const noRegion: Failure = {kind: 'credentials', what: 'No Region is set', missing: 'region'};
const refused: Event = {type: 'identified', outcome: fail(noRegion)};
const central = {accountId: '111122223333', region: 'eu-west-1'};
const known: Event = {
	type: 'identified',
	outcome: succeed({identity: {accountId: '111122223333', arn: 'arn:aws:iam::111122223333:user/ops'}, central}),
};
const read = (more: Partial<Setup> = {}): Event => ({type: 'setup-read', setup: {...setup, ...more}});
const nobody = (): ConsoleState => ({...begin(), central: null});
const down: Event = {type: 'moved', direction: 'down', stride: 'one'};
const enter: Event = {type: 'entered'};
const typed = (text: string): readonly Event[] => [{type: 'search-began'}, {type: 'typed', text}, enter];

describe('the screen opens by itself', () => {
	test.each([
		{title: 'where no Region is set', events: [refused], names: ['fan-outs', 'origin']},
		{
			title: 'not where AWS can’t be reached',
			events: [{type: 'identified', outcome: fail({kind: 'unreachable', what: 'no answer'})}],
			names: ['fan-outs'],
		},
		{
			title: 'once: who leaves it isn’t brought back',
			events: [refused, {type: 'went-back'}, refused],
			names: ['fan-outs'],
		},
		{
			title: 'not over what was opened meanwhile',
			events: [{type: 'log-asked'}, refused],
			names: ['fan-outs', 'log'],
		},
		{
			title: 'where the machine has to be asked, and takes long',
			events: [read({asksMachineFor: ['credentials']}), {type: 'origin-due'}],
			names: ['fan-outs', 'origin'],
		},
		{title: 'not where AWS itself takes long', events: [read(), {type: 'origin-due'}], names: ['fan-outs']},
	] satisfies ReadonlyArray<{title: string; events: readonly Event[]; names: readonly string[]}>)(
		'$title',
		({events, names}) => {
			expect(namesOf(happen(nobody(), ...events))).toEqual(names);
		},
	);

	test('and asks for what this machine is set up with', () => {
		expect(effectsOf(happen(nobody(), refused))).toContain('read-setup');
	});
});

describe('a choice', () => {
	const open = (...events: readonly Event[]) => happen(nobody(), refused, read(), ...events);

	test.each([
		{
			title: 'of a profile with a Region goes on there',
			events: [down, down, enter],
			origin: {profile: {name: 'ops'}, region: null},
		},
		{
			title: 'of a profile without one goes on with a Region, those of profiles first',
			events: [enter, enter],
			origin: {profile: {name: 'dev'}, region: 'us-east-2'},
		},
		{
			title: 'of a Region by its name',
			events: [enter, ...typed('eu-north-1'), enter],
			origin: {profile: {name: 'dev'}, region: 'eu-north-1'},
		},
		{
			title: 'of a Region that isn’t listed',
			events: [enter, ...typed('us-gov-west-1'), enter],
			origin: {profile: {name: 'dev'}, region: 'us-gov-west-1'},
		},
		{
			title: 'of a Region alone leaves the profile as it is',
			events: [{type: 'origin-stage-changed'}, enter],
			origin: {profile: null, region: 'us-east-2'},
		},
	] satisfies ReadonlyArray<{title: string; events: readonly Event[]; origin: object}>)(
		'$title',
		({events, origin}) => {
			expect(open(...events).effects).toEqual([{type: 'choose-origin', origin}]);
		},
	);

	test('needs no Region where a variable names one', () => {
		const set = read({variables: [{name: 'AWS_REGION', value: 'eu-west-3'}]});
		expect(open(set, enter).effects).toEqual([{type: 'choose-origin', origin: {profile: {name: 'dev'}, region: null}}]);
	});

	test('of a profile without credentials is refused, and says why', () => {
		const {state, effects} = open(down, enter);
		expect(effects).toEqual([]);
		expect(state.notice?.text).toContain('Profile empty has no credentials');
	});

	test('begins with Regions where somebody can sign already', () => {
		const after = happen(nobody(), refused, read({signer: 'dev'}), enter);
		expect(after.effects).toEqual([{type: 'choose-origin', origin: {profile: null, region: 'us-east-2'}}]);
	});

	test('offers keys in the environment as one of those who act', () => {
		// With keys at hand the Region comes first; Tab leads to the profiles.
		const {state} = happen(nobody(), refused, read({signer: null}), {type: 'origin-stage-changed'});
		expect(selectOrigin(state)?.choices[0]?.name).toBe('(the environment)');
		expect(happen(state, {type: 'moved', direction: 'up', stride: 'end'}, enter, enter).effects).toEqual([
			{type: 'choose-origin', origin: {profile: {name: null}, region: 'us-east-2'}},
		]);
	});

	test('is asked of AWS at once, or by whom is asking already', () => {
		const chosen: Event = {type: 'origin-chosen', watchCommand: 'rollgrid watch --profile ops'};
		const {state, effects} = open(chosen);
		expect(effects).toEqual([{type: 'identify'}]);
		expect(state.options.watchCommand).toBe('rollgrid watch --profile ops');
		expect(happen(state, chosen).effects).toEqual([]);
	});

	test('once answered well leads back to the list, and says who acts', () => {
		const after = open(known);
		expect(namesOf(after)).toEqual(['fan-outs']);
		expect(after.state.notice?.text).toBe('You are arn:aws:iam::111122223333:user/ops in 111122223333/eu-west-1');
	});

	test('in place of another account forgets what was known there', () => {
		const there = open(known).state;
		const listed = {...there, fanOuts: {...there.fanOuts, answeredAt: 1}, theme: 'light'};
		const {state} = happen(listed, {type: 'origin-asked'}, {type: 'origin-chosen', watchCommand: 'rollgrid watch'});
		expect([state.central, state.fanOuts.answeredAt, state.theme]).toEqual([null, null, 'light']);
	});
});

test.each(['demo', 'doctor'] as const)('%s gets the terminal, and the console comes back', next => {
	const {state, effects} = happen(nobody(), refused, {type: 'left-for', next});
	expect(effects).toEqual([{type: 'run-own', command: next}]);
	const ended = {ok: true, value: {exitCode: 3, signal: null}} as const;
	const back = happen(state, {type: 'program-ended', name: `rollgrid ${next}`, outcome: ended});
	expect([back.state.isQuitting, back.state.notice?.text]).toEqual([
		false,
		`rollgrid ${next} ended with exit status 3`,
	]);
});

test('it says what is missing, what is set, and that the machine is being asked', () => {
	const {state} = happen(
		nobody(),
		read({asksMachineFor: ['a Region', 'credentials'], variables: [{name: 'AWS_PROFILE', value: 'nope'}]}),
		{type: 'origin-due'},
	);
	expect(selectOrigin(state)?.lines).toEqual([
		'Asking the instance metadata service for a Region and credentials, as nothing else names any; AWS_EC2_METADATA_DISABLED=true skips that',
		'set: AWS_PROFILE=nope',
		expect.stringContaining('Choose who acts'),
	]);
});
