import {expect, test} from 'vitest';
import type {Execution, ExecutionSummary} from '../../../source/core/domain/execution.ts';
import {type Failure, fail, succeed} from '../../../source/core/domain/failure.ts';
import type {Status} from '../../../source/core/domain/status.ts';
import {createView, type ExecutionView} from '../../../source/core/follow/execution-view.ts';
import {
	readView,
	type ViewEffect,
	type ViewEvent,
	type ViewSurroundings,
} from '../../../source/core/follow/read-view.ts';
import {stepIn} from '../matrix/open-matrix-of.ts';

const where = {accountId: '111122223333', region: 'eu-west-1'};
const shown: ViewSurroundings = {isShown: true, childExecutionId: null, hold: null, stepAbove: null};
const all = {kind: 'all', nextToken: null} as const;
const denied: Failure = {kind: 'denied', what: 'Couldn’t list the steps', code: 'AccessDeniedException'};
const seed = {where, parentExecutionId: 'parent', target: null, title: 'a location'};
const known = (): ExecutionView => createView({...seed, executionId: 'child'});
const unknown = (): ExecutionView => createView({...seed, executionId: null});

/** Events one after the other, a second apart: the view then, and the effects of the last one. */
function raise(view: ExecutionView, events: readonly ViewEvent[], around: ViewSurroundings = shown) {
	let now = 1_000_000;
	let last: {view: ExecutionView; effects: readonly ViewEffect[]} = {view, effects: []};
	for (const event of events) {
		now += 1000;
		last = readView(last.view, event, around, now);
	}

	return {...last, now};
}

const get = (status: Status, isTruncated = false): ViewEvent => ({
	type: 'execution-read',
	outcome: succeed({
		executionId: 'child',
		status,
		isTruncated,
		steps: [stepIn('111122223333/eu-west-1', status)],
	} as Partial<Execution> as Execution),
});
const page: ViewEvent = {
	type: 'steps-read',
	read: all,
	outcome: succeed({items: [stepIn('444455556666/eu-west-1', 'Success')], nextToken: null}),
};
const noPage: ViewEvent = {type: 'steps-read', read: all, outcome: fail(denied)};
const found = (...ids: readonly string[]): ViewEvent => ({
	type: 'children-read',
	outcome: succeed({
		items: ids.map(executionId => ({executionId, parentExecutionId: 'parent', target: null}) as ExecutionSummary),
		nextToken: null,
	}),
});

test.each([
	['one whose ID is known', known(), shown, [{type: 'get-execution', executionId: 'child', urgency: 'opened'}]],
	['one that is to be found', unknown(), shown, [{type: 'list-children', startedAround: null, nextToken: null}]],
	[
		'one that the parent names by now',
		unknown(),
		{...shown, childExecutionId: 'named'},
		[{type: 'get-execution', executionId: 'named', urgency: 'opened'}],
	],
	['one that nobody could begin', unknown(), {...shown, hold: 'role-refused'}, []],
	['one that hasn’t begun', unknown(), {...shown, hold: 'not-begun'}, [{type: 'wake', afterMs: 3000}]],
] as const)('opening %s asks for it as far as there is use in it', (_, view, around, effects) => {
	expect(raise(view, [{type: 'opened'}], around).effects).toEqual(effects);
});

test('what the parent held back is read all the same where the operator wants it', () => {
	const held = {...shown, hold: 'role-refused'} as const;
	expect(raise(unknown(), [{type: 'opened'}, {type: 'read-asked'}], held).effects).toMatchObject([
		{type: 'list-children'},
	]);
});

test.each([
	['still running', [get('InProgress')], [{type: 'wake', afterMs: 3000}]],
	['ended', [get('Failed')], []],
	['found', [], [{type: 'get-execution', executionId: 'child', urgency: 'opened'}]],
] as const)('%s', (_, events, effects) => {
	const first: readonly ViewEvent[] = [{type: 'opened'}, events.length === 0 ? found('child') : events[0]];
	expect(raise(events.length === 0 ? unknown() : known(), first).effects).toEqual(effects);
});

test('an answer that nobody waits for any more changes nothing', () => {
	const {view} = raise(known(), [{type: 'opened'}, get('InProgress')]);
	for (const late of [get('Failed'), page, found('another')]) {
		expect(raise(view, [late])).toMatchObject({view, effects: []});
	}
});

test('the age is that of the steps, and trouble with them stays while the Get between goes through', () => {
	const first = raise(known(), [{type: 'opened'}, get('InProgress', true), noPage]);
	expect(first.view).toMatchObject({failure: denied, failedRead: 'steps', failedSince: first.now, seenAt: null});
	const between = raise(first.view, [{...get('InProgress', true)}, {type: 'read-due'}]);
	expect(between.view).toMatchObject({failure: denied, seenAt: null});
});

test('nothing more is read of what the operator no longer looks at', () => {
	const away = {...shown, isShown: false};
	const {view} = raise(known(), [{type: 'opened'}, get('InProgress')]);
	expect(raise(view, [{type: 'read-due'}], away).effects).toEqual([]);
	const cut = raise(known(), [{type: 'opened'}, get('InProgress', true)], away);
	expect([cut.view.asking, cut.effects]).toEqual([null, []]);
});
