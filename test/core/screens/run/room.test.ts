import {expect, test} from 'vitest';
import {foldRun, type RunEvent} from '../../../../source/core/actions/rings/run.ts';
import type {LeaseHolder} from '../../../../source/core/actions/rings/run-view.ts';
import type {Event} from '../../../../source/core/console/event.ts';
import {selectHints} from '../../../../source/core/console/hints.ts';
import {keysNow} from '../../../../source/core/console/keymap.ts';
import {selectFanOuts} from '../../../../source/core/screens/fan-outs/select.ts';
import {selectRun} from '../../../../source/core/screens/run/select.ts';
import type {Conductor} from '../../../../source/core/state/run-event.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {headOf} from '../../actions/rings/runs.ts';
import {openMatrixOf} from '../../matrix/open-matrix-of.ts';
import {begin, happen, namesOf} from '../happen.ts';

const where = {accountId: '210987654321', region: 'us-east-1'};
const head = {...headOf([{}, {afterMs: 60_000}, {}]), where};
const {runId} = head;
const runAt = (...events: readonly RunEvent[]) => foldRun(head, events);
const listed = (conductor: Conductor, ...events: readonly RunEvent[]): Event => ({
	type: 'runs-listed',
	outcome: {ok: true, value: {listed: [{run: runAt(...events), conductor}], unread: []}},
});
const holder: LeaseHolder = {id: 'x', by: 'anna on build-7, process 4711', until: 120_000, since: 0, seen: 0};
const sent: RunEvent = {at: 1, type: 'sent', ring: 0, attempt: 0};
const refused: RunEvent = {at: 2, type: 'refused', ring: 0, attempt: 0, because: 'no such runbook'};
const started: RunEvent = {at: 2, type: 'started', ring: 0, attempt: 0, executionIds: ['e1']};
const paused: RunEvent = {at: 3, type: 'decided', ring: 0, decision: 'pause', by: 'ben'};
const open: Event = {type: 'entered'};
const leave: Event = {type: 'dialog-dismissed'};

const rows = (state: ConsoleState) => selectFanOuts(state).rows.map(({outcome, standing}) => [outcome, standing]);
const lines = (state: ConsoleState) =>
	[
		...(selectRun(state)?.head ?? []),
		...(selectRun(state)?.rings ?? []).flatMap(({band, gate}) => [[{text: band.outcome.text}], gate]),
	].map(phrases => phrases.map(({text}) => text).join(' · '));

test.each<[string, Event, string, string]>([
	[
		'that nothing was started of',
		listed('nobody'),
		'ring 0: not started',
		'nobody conducts it: m takes it up where it stands',
	],
	[
		'whose start was refused',
		listed('nobody', sent, refused),
		'ring 0: refused: no such runbook',
		'nobody conducts it · m decides: start it again, skip, stop (no such runbook)',
	],
	[
		'whose start is being settled',
		listed('nobody', sent),
		'ring 0: being started',
		'nobody conducts it: m takes it up where it stands',
	],
])('a run %s is on the list', (_, event, outcome, standing) => {
	expect(rows(happen(begin(), event, leave).state)).toEqual([[outcome, standing]]);
});

test.each<[string, Event]>([
	['that has a fan-out', listed('nobody', sent, started)],
	['that is over', listed('nobody', {at: 1, type: 'over', how: 'stopped'})],
])('a run %s has no row of its own', (_, event) => {
	expect(rows(happen(begin(), event, leave).state)).toEqual([]);
});

test('the last row names m where a run over rings is under the cursor or open, and nowhere else', () => {
	const names = (state: ConsoleState) => selectHints(state).some(({hint}) => hint === 'run');
	const state = happen(begin(), listed('nobody'), leave).state;
	expect([names(begin()), names(state), names(happen(state, open).state)]).toEqual([false, true, true]);
	const matrix = openMatrixOf({statuses: {'111111111111/us-east-1': 'Success'}});
	const ofRun = happen(matrix, listed('nobody', sent, {...started, executionIds: [matrix.opened!]}), leave).state;
	expect([names(matrix), names(ofRun)]).toEqual([false, true]);
	expect(keysNow(matrix).flatMap(({keys}) => keys)).toContain('m');
});

test('the last row names Enter only where it opens something: not on a page of text', () => {
	const names = (state: ConsoleState) => selectHints(state).some(({raises}) => raises.type === 'entered');
	const help = happen(begin(), {type: 'help-asked'}).state;
	expect([names(begin()), names(help)]).toEqual([true, false]);
});

test('Enter on it shows its rings, their gates, and what m does; it is read at once and again as long as it is shown', () => {
	const opened = happen(begin(), listed('nobody'), leave, open);
	expect(namesOf(opened)).toEqual(['fan-outs', 'run']);
	expect(opened.effects).toEqual([
		{type: 'view-run', runId},
		{type: 'wake', name: `run ${runId}`, afterMs: 5000, event: {type: 'run-due', runId}},
	]);
	expect(lines(opened.state)).toEqual([
		`PatchFleet · 6 locations in 3 rings · begun 1970-01-01 00:00:00Z · run ${runId}`,
		'run 11111111, 1 of 3 · nobody conducts it: m takes it up where it stands',
		'not started',
		'100 % succeeded; otherwise stop',
		'not started',
		'100 % succeeded, 1m00s after the ring; otherwise stop',
		'not started',
		'',
	]);
	expect(selectRun(opened.state)?.locations.map(({text}) => text)).toEqual([
		'2 planned: 100000000000/eu-west-1  100000000001/eu-west-1',
	]);
});

test('what is only planned is never counted as done, and what was left out says so', () => {
	const skipped: RunEvent = {at: 1, type: 'decided', ring: 0, decision: 'skip', by: 'ben'};
	const state = happen(begin(), listed('nobody', skipped), leave, open).state;
	const down: Event = {type: 'moved', direction: 'up', stride: 'end'};
	expect(selectRun(happen(state, down).state)?.locations.map(({text}) => text.slice(0, 9))).toEqual(['2 skipped']);
	expect(selectRun(state)?.rings.map(({band}) => band.byStatus)).toEqual([[], [], []]);
});

test('while another process has a decision to take, the run is read every two seconds; then a notice says that it took it', () => {
	const state = happen(begin(), listed({...holder, seen: 3}, sent, started), {type: 'run-shown', runId}).state;
	const view = (seen: number): Event => ({
		type: 'run-viewed',
		view: {run: runAt(sent, started, paused), counters: null, verdict: null, trouble: null},
		conductor: {...holder, seen},
	});
	const waiting = happen(state, view(2));
	expect(waiting.effects).toMatchObject([{type: 'wake', afterMs: 2000}]);
	expect(lines(waiting.state)[1]).toContain('handed on, not yet taken: pause · paused · conducted by anna on build-7');
	const taken = happen(waiting.state, view(3));
	expect(taken.state.notice).toEqual({text: 'anna on build-7, process 4711 took it: pause', tone: 'good'});
	expect(taken.effects).toMatchObject([{type: 'wake', afterMs: 5000}]);
	expect(lines(taken.state)[1]).not.toContain('not yet taken');
});

test.each<[Conductor, boolean]>([
	['here', false],
	['nobody', false],
	[holder, true],
])('with %j as its conductor, a decision is handed on: %s', (conductor, isHandedOn) => {
	const asked = happen(begin(), listed(conductor), leave, open, {type: 'run-asked'}, {type: 'dialog-chosen', key: 'p'});
	expect(asked.state.dialog?.intent).toEqual({type: 'decide-run', runId, ring: 0, decision: 'pause', isHandedOn});
	expect(asked.state.dialog?.lines.some(line => line.includes('this is handed on to it'))).toBe(isHandedOn);
});

test('on another machine’s run nothing is decided here, and it stays that machine’s until its lease has run out', () => {
	const elsewhere: LeaseHolder = {...holder, by: 'a rollgrid on another machine', isElsewhere: true, until: 10_000};
	const left: Event = {type: 'run-left', runId, end: {type: 'taken', holder: elsewhere}};
	const state = happen(begin(), listed('here'), leave, open, left).state;
	const asked = happen(state, {type: 'run-asked'}).state;
	expect([asked.dialog, asked.notice?.text]).toEqual([null, expect.stringContaining('only that machine’s record')]);
	const view: Event = {
		type: 'run-viewed',
		view: {run: runAt(), counters: null, verdict: null, trouble: null},
		conductor: 'nobody',
	};
	expect(lines(happen(state, view).state)[1]).toContain('only shown here');
});

test('a run that this console conducts no further is read at once: its record may say why', () => {
	const state = happen(begin(), listed('here', sent), leave, open).state;
	const failure = {kind: 'invalid', what: 'Couldn’t start PatchFleet', because: 'no such runbook'} as const;
	const left = happen(state, {type: 'run-left', runId, end: {type: 'failed', failure}});
	expect(left.effects).toContainEqual({type: 'view-run', runId});
	expect(lines(left.state)[2]).toContain('Couldn’t start PatchFleet');
	const view: Event = {
		type: 'run-viewed',
		view: {run: runAt(sent, refused), counters: null, verdict: null, trouble: null},
		conductor: 'nobody',
	};
	expect(lines(happen(left.state, view).state).slice(1, 4)).toEqual([
		'run 11111111, 1 of 3 · nobody conducts it · m decides: start it again, skip, stop (no such runbook)',
		'refused: no such runbook',
		'100 % succeeded; otherwise stop',
	]);
});
