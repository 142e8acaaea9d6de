import {expect, test} from 'vitest';
import {printRehearsalJson} from '../../../../../source/core/actions/rehearse/print.ts';
import type {Distribution, Rehearsal} from '../../../../../source/core/actions/rehearse/rehearse.ts';
import {fail, succeed} from '../../../../../source/core/domain/failure.ts';
import type {Configuring} from '../../../../../source/core/screens/configure/configuring.ts';
import type {LaunchEvent} from '../../../../../source/core/screens/configure/reduce.ts';
import {selectReview} from '../../../../../source/core/screens/configure/review/select.ts';
import {after, readyLaunch, said} from '../launching.ts';

const review: LaunchEvent = {type: 'section-chosen', section: 'review'};
const r: LaunchEvent = {type: 'rehearsal-asked'};
const back = {type: 'went-back'} as const;
const reviewed = () => after(readyLaunch(), review).state;
const linesOf = (state: Configuring) => selectReview(state).lines.map(({text}) => text.trimEnd());

const planned: Distribution = {
	entries: [{size: 1, concurrency: 10, allowed: 1}],
	fuseBlown: 0.042,
	blownAfterMs: {median: 1000, p95: 2000},
	hitBeforeBlown: {median: 12, p95: 20},
	tookMs: {median: 61_000, p95: 90_000},
	failed: {median: 1, p95: 2},
	tookEachMs: [],
};
const never: Distribution = {
	...planned,
	entries: [{size: 1, concurrency: 20, allowed: 1}],
	fuseBlown: 0,
	hitBeforeBlown: null,
	tookMs: {median: Number.POSITIVE_INFINITY, p95: Number.POSITIVE_INFINITY},
};
const rehearsal: Rehearsal = {seeds: 1000, locations: 340, asPlanned: planned, alternatives: [never]};
const printed = printRehearsalJson(rehearsal, {firstSeed: 1});

/** The event with which a running rehearsal ends. */
function endOf(state: Configuring, outcome: Extract<LaunchEvent, {type: 'rehearsal-ended'}>['outcome']): LaunchEvent {
	return {type: 'rehearsal-ended', key: state.configure.rehearsal?.key ?? '', outcome};
}

test('r plays the launch in a copy of the organization: its accounts, and the very request', () => {
	const asked = after(reviewed(), r);
	const [effect] = asked.effects;
	expect(effect).toMatchObject({type: 'run-rehearsal', seeds: 1000, failingPercent: 3});
	if (effect?.type !== 'run-rehearsal') {
		throw new Error('nothing is played');
	}

	expect(JSON.parse(effect.plan)).toMatchObject({
		DocumentName: 'Acme-Patch',
		TargetLocations: [{Accounts: ['111111111111'], Regions: ['us-east-1']}],
	});
	expect(effect.world).toMatch(/central: 210987654321\/us-east-1.*"222222222222"/s);
	expect(linesOf({...asked.state, now: 5000})[0]).toBe(
		'Rehearse    playing it in a copy of the organization for 5s: Esc calls it off',
	);
});

test('the result stands above the review: how often the fuse blows, what has started by then, how long it takes, and other rate controls', () => {
	const {state} = after(reviewed(), r);
	const over = after(state, endOf(state, succeed({printed, notes: ['Acme-Patch is stood in for']}))).state;
	expect(linesOf(over).slice(0, 5)).toEqual([
		'Rehearse    in a copy of the organization, 3 % of the locations made to fail',
		'            1,000 seeds of 340 locations: the fuse blows in 4.2 %, by then 12 of 340 have started; takes 1m01s (1m30s at most in 95 %)',
		'            20 at a time, 1 error allowed: the fuse blows in 0 %; it never ends by itself',
		'            Acme-Patch is stood in for',
		expect.stringMatching(/^Runbook|^From/),
	]);
	const {draft} = over.configure;
	const changed: Configuring = {
		...over,
		configure: {...over.configure, draft: {...draft, rate: {...draft.rate, locationErrors: '7'}}},
	};
	expect(linesOf(changed)).toContain('            That was before a change: r plays it as it is now');
});

test.each([['r', r] as const, ['Esc', back] as const])(
	'%s calls a running rehearsal off, and what it prints then is dropped',
	(_, event) => {
		const {state} = after(reviewed(), r);
		const off = after(state, event);
		expect([off.effects, said(off), off.state.configure.rehearsal]).toEqual([
			[{type: 'stop-rehearsal'}],
			'The rehearsal was called off',
			null,
		]);
		expect(after(off.state, endOf(state, succeed({printed, notes: []}))).state.configure.rehearsal).toBeNull();
	},
);

test.each<[string, Extract<LaunchEvent, {type: 'rehearsal-ended'}>['outcome'], string]>([
	[
		'the world refuses',
		fail({kind: 'local', what: 'The launch couldn’t be rehearsed', because: 'no such account'}),
		'The launch couldn’t be rehearsed',
	],
	[
		'that prints something else',
		succeed({printed: '{"seeds": 1}', notes: []}),
		'What the rehearsal printed can’t be read',
	],
])('a rehearsal %s says so', (_, outcome, line) => {
	const {state} = after(reviewed(), r);
	expect(linesOf(after(state, endOf(state, outcome)).state)[0]).toContain(line);
});

test('where no organization may be read, the world is made of what the plan names, and that is said', () => {
	const launch = reviewed();
	const failure = {kind: 'denied', what: 'Couldn’t list accounts'} as const;
	const {state, effects} = after({...launch, directory: {...launch.directory, failure}}, r);
	expect(effects).toMatchObject([{type: 'run-rehearsal', world: null}]);
	expect(linesOf(state)[0]).toContain('playing it in a world of what the plan names');
});

test('a result that comes while another section is open is announced', () => {
	const {state} = after(reviewed(), r, {type: 'section-chosen', section: 'rate'});
	expect(said(after(state, endOf(state, succeed({printed, notes: []}))))).toBe(
		'The launch was rehearsed: 8 shows the result',
	);
});

test('within a rehearsal, before the organization is known and before the launch is complete, nothing is played', () => {
	const within = reviewed();
	const asked = after({...within, options: {...within.options, isRehearsal: true}}, r);
	expect([asked.effects, said(asked)]).toEqual([[], 'This is a rehearsal already: Enter launches it in the copy']);
	const unread = {...within, directory: {...within.directory, accounts: new Map()}};
	expect(said(after(unread, r))).toBe('The organization is still being read: r once more in a moment');
	const empty: Configuring = {
		...within,
		configure: {...within.configure, draft: {...within.configure.draft, document: ''}},
	};
	expect(after(empty, r).effects).toEqual([]);
});
