import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import type {Execution, StepExecution} from '../../../../source/core/domain/execution.ts';
import {paneColumns} from '../../../../source/core/state/select/frame.ts';
import {selectPane} from '../../../../source/core/state/select/pane.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {speakLine} from '../../../../source/core/status/pane-lines.ts';
import {executionOf} from '../../executions.ts';
import {openMatrixOf, report, stepIn} from '../../matrix/open-matrix-of.ts';
import {begin, effectsOf, happen} from '../happen.ts';

const first = '111111111111/us-east-1';
const second = '222222222222/us-east-1';
const down: Event = {type: 'moved', direction: 'down', stride: 'one'};
const resize = (columns: number, rows = 40): Event => ({type: 'resized', columns, rows});
const wide = (): ConsoleState =>
	happen(openMatrixOf({statuses: {[first]: 'Success', [second]: 'Failed'}}), resize(200)).state;
/** The cursor rests where it stands. */
const rest = (state: ConsoleState) => happen(state, {type: 'rested', on: state.pane.on!});
const linesOf = (state: ConsoleState): readonly string[] => (selectPane(state)?.lines ?? []).map(speakLine);

const step = (name: string, rest: Partial<StepExecution>): StepExecution => ({
	...stepIn(first, 'Success'),
	stepExecutionId: name,
	name,
	action: 'aws:executeScript',
	...rest,
});
const child = (more: Partial<Execution>): Execution => executionOf({executionId: 'child', document: 'Patch', ...more});
const answer = (state: ConsoleState, key: string, execution: Execution): ConsoleState =>
	happen(state, {type: 'viewed', key, event: {type: 'execution-read', outcome: {ok: true, value: execution}}}).state;
/** The child of the location under the cursor is read. */
function read(state: ConsoleState, execution: Execution): ConsoleState {
	const key = state.pane.on!;
	const rested = rest(state).state;
	const view = rested.views.get(key)!;
	const asked = {
		...rested,
		views: new Map(rested.views).set(key, {...view, asking: 'execution', executionId: 'child'} as const),
	};
	return answer(asked, key, execution);
}

test.each([
	{title: 'from 140 columns on it is there by itself', events: [resize(140)], columns: 44},
	{title: 'below it isn’t', events: [resize(139)], columns: 0},
	{title: 'a key shows it on a small screen', events: [resize(80, 24), {type: 'pane-toggled'}], columns: 30},
	{title: 'and hides it on a large one', events: [resize(200), {type: 'pane-toggled'}], columns: 0},
	{
		title: 'the key again brings it back',
		events: [resize(200), {type: 'pane-toggled'}, {type: 'pane-toggled'}],
		columns: 64,
	},
	{title: 'it leaves most of a huge screen to the matrix', events: [resize(500)], columns: 84},
	{title: 'it isn’t there on a tiny one', events: [{type: 'pane-toggled'}, resize(63)], columns: 0},
	{title: 'nor where a screen has nothing to tell', events: [resize(200), {type: 'timeline-asked'}], columns: 0},
] as const)('of the pane: $title', ({events, columns}) => {
	const {state} = happen(openMatrixOf({statuses: {[first]: 'Success'}}), ...events);
	const shown = selectPane(state) === undefined ? 0 : paneColumns(state);
	expect(shown).toBe(columns);
});

test('what is moved past is not read; what is rested on is, once', () => {
	const moved = happen(wide(), down);
	expect(moved.effects).toContainEqual({
		type: 'wake',
		name: 'rest',
		afterMs: 300,
		event: {type: 'rested', on: moved.state.pane.on},
	});
	expect(effectsOf(moved)).toEqual(['wake']);
	const rested = rest(moved.state);
	expect(rested.effects).toMatchObject([{type: 'list-children', asker: {key: rested.state.pane.on}}]);
	expect(effectsOf(rest(rested.state))).toEqual([]);
});

test('a rest on what the cursor has left costs nothing', () => {
	const state = wide();
	expect(effectsOf(happen(state, down, {type: 'rested', on: state.pane.on!}))).toEqual([]);
});

test('without a pane nothing is read of what is rested on', () => {
	const {state} = happen(wide(), {type: 'pane-toggled'}, down);
	expect([state.pane.on, effectsOf(happen(state, {type: 'rested', on: 'anything'}))]).toEqual([null, []]);
});

test('who has paused the polling isn’t read for here either', () => {
	expect(effectsOf(rest(happen(wide(), {type: 'pause-toggled'}).state))).toEqual([]);
});

test('an answer that comes for what is no longer rested on is kept for there, and shown nowhere else', () => {
	const start = wide();
	const key = start.pane.on!;
	const {state} = happen(rest(start).state, down);
	const view = state.views.get(key)!;
	const late = {...state, views: new Map(state.views).set(key, {...view, asking: 'execution'} as const)};
	const after = answer(late, key, child({status: 'Success', steps: [step('reboot', {})]}));
	expect(linesOf(after).join()).not.toContain('reboot');
	expect(linesOf(happen(after, {...down, direction: 'up'}).state).join()).toContain('reboot');
});

test('a location that runs is read again as long as it is rested on', () => {
	const running = read(wide(), child({status: 'InProgress', endedAt: null, steps: [step('reboot', {})]}));
	const due: Event = {type: 'viewed', key: running.pane.on!, event: {type: 'read-due'}};
	expect(effectsOf(happen(running, due))).toEqual(['get-execution']);
	expect(effectsOf(happen(running, down, due))).toEqual([]);
});

test('it tells the status, the step that failed with its message, the steps with their durations, and which execution that is', () => {
	const {state} = happen(wide(), down);
	const steps = [
		step('check', {startedAt: 0, endedAt: 2000}),
		step('patch', {status: 'Failed', startedAt: 2000, endedAt: 65_000, failureMessage: 'No disk\nspace left'}),
		step('verify', {status: 'Pending', startedAt: null, endedAt: null}),
	];
	expect(linesOf(read(state, child({status: 'Failed', documentVersion: '7', steps})))).toEqual([
		second,
		expect.stringMatching(/^Failed 5s, /),
		'',
		'patch failed',
		'No disk',
		'space left',
		'',
		'Steps, 2 of 3 ended',
		'Success check, 2s',
		'Failed patch, 1m03s',
		'Pending verify',
		'',
		'Patch, version 7',
		'child',
	]);
});

test('who is waited for stands over everything else', () => {
	const waits = step('ask', {
		action: 'aws:approve',
		status: 'Waiting',
		endedAt: null,
		inputs: {Message: '"Well?"', Approvers: '["arn:x:iam::1:role/Ops"]'},
	});
	const lines = linesOf(read(wide(), child({status: 'InProgress', endedAt: null, steps: [waits]})));
	expect(lines.slice(3, 7)).toEqual([
		'Waits for a person, a answers',
		expect.stringContaining('ask waits for an approval'),
		'It says: Well?',
		'May answer: role/Ops',
	]);
});

test('of more steps than there is room for, those round what failed are shown', () => {
	const steps = Array.from({length: 50}, (_, n) => step(`s${n}`, n === 30 ? {status: 'Failed'} : {}));
	const {state} = happen(wide(), resize(200, 24));
	const lines = linesOf(read(state, child({status: 'Failed', steps})));
	expect(lines).toContainEqual(expect.stringContaining('Failed s30'));
	expect(lines).toContainEqual(expect.stringMatching(/^… and \d+ more: Enter$/));
	expect(lines.length).toBeLessThanOrEqual(24);
});

test('what can’t be read is said, with what mends it', () => {
	const start = wide();
	const key = start.pane.on!;
	const rested = rest(start).state;
	const view = rested.views.get(key)!;
	const asked = {...rested, views: new Map(rested.views).set(key, {...view, asking: 'execution'} as const)};
	const failure = {kind: 'denied', what: 'Couldn’t read it', because: 'AccessDenied', next: 'Allow it'} as const;
	const {state} = happen(asked, {type: 'viewed', key, event: {type: 'execution-read', outcome: {ok: false, failure}}});
	expect(linesOf(state).join('\n')).toMatch(/Couldn’t look inside\n× Couldn’t read it\n/);
});

test('looking into many locations keeps the last 200', () => {
	const many = new Map(Array.from({length: 250}, (_, n) => [`old ${n}`, [...rest(wide()).state.views.values()][0]!]));
	const {state} = rest({...wide(), views: many});
	expect([state.views.size, state.views.has(state.pane.on!), state.views.has('old 249')]).toEqual([200, true, true]);
});

test('it stays as it was chosen when one acts elsewhere', () => {
	const {state} = happen({...begin(), size: {columns: 200, rows: 40}}, {type: 'pane-toggled'});
	expect(happen(state, {type: 'origin-chosen', watchCommand: 'x'}).state.pane.choice).toBe('off');
});

test('of an OU it tells how its own locations fared, and of what they failed', () => {
	const state = openMatrixOf({
		statuses: {[first]: 'Failed', [second]: 'Success', '333333333333/us-east-1': 'Failed'},
		units: {'111111111111': 'Production', '222222222222': 'Production', '333333333333': 'Staging'},
	});
	report(state, first, 'Failed', 'No space left on /var of i-0123456789abcdef0');
	const lines = linesOf(happen(state, resize(200), {type: 'moved', direction: 'up', stride: 'one'}).state);
	expect(lines).toContain('Production');
	expect(lines).toContain('2 accounts, 2 locations');
	expect(lines.some(line => line.endsWith('1 failed'))).toBe(true);
	expect(lines.slice(lines.indexOf('Why'))).toEqual(['Why', '1 × No space left on /var of ‹resource ID›']);
});
