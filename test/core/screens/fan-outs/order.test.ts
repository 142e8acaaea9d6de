import {describe, expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import type {ExecutionSummary} from '../../../../source/core/domain/execution.ts';
import {selectFanOuts} from '../../../../source/core/screens/fan-outs/select.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {summaryOf} from '../../executions.ts';
import {begin, happen} from '../happen.ts';

const summary = (executionId: string, more: Partial<ExecutionSummary>): ExecutionSummary =>
	summaryOf({executionId, status: 'Success', ...more});

const items = [
	summary('a', {document: 'Acme-Patch', startedAt: 1000, endedAt: 9000, executedBy: 'arn/anna'}),
	summary('b', {document: 'Beta-Restart', startedAt: 3000, endedAt: 4000, status: 'Failed', executedBy: 'arn/ben'}),
	summary('c', {document: 'Acme-Tidy', startedAt: 2000, endedAt: 5000, status: 'TimedOut', executedBy: 'arn/anna'}),
];

const counts = new Map(
	Object.entries({a: 2, b: 9}).map(([id, failed]) => [
		id,
		{
			byStatus: new Map([
				['Success', 10 - failed],
				['Failed', failed],
			]),
			total: 10,
			running: 0,
			countedAt: 1,
			isFinal: true,
			allowed: null,
			waiting: [],
		},
	]),
);

function listed(): ConsoleState {
	const read: Event = {type: 'fan-outs-read', isFirstPage: true, outcome: {ok: true, value: {items, nextToken: null}}};
	const {state} = happen(begin(), read);
	return {...state, fanOuts: {...state.fanOuts, counts}};
}

const rows = (state: ConsoleState): string =>
	selectFanOuts(state)
		.rows.map(({id}) => id)
		.join('');

const again = {type: 'sort-cycled'} as const;

describe('the list is sorted', () => {
	test('by the same key: newest first, each order once more the other way round', () => {
		let state = listed();
		const seen = [rows(state)];
		for (let turn = 0; turn < 8; turn++) {
			state = happen(state, again).state;
			seen.push(rows(state));
		}

		// How many failed isn't known of c: it stands last either way.
		expect(seen).toEqual(['bca', 'acb', 'acb', 'bca', 'bac', 'abc', 'acb', 'bca', 'bca']);
	});

	test('by name, and by that name again the other way round', () => {
		const chosen = happen(listed(), {type: 'sort-chosen', sort: 'failures'}).state;
		expect(rows(chosen)).toBe('bac');
		expect(rows(happen(chosen, {type: 'sort-chosen', sort: 'failures'}).state)).toBe('abc');
		expect(rows(happen(chosen, {type: 'sort-chosen', sort: 'nothing'}).state)).toBe('bac');
	});

	test('and the cursor stays on its row', () => {
		const onC = happen(listed(), {type: 'moved', direction: 'down', stride: 'one'}).state;
		expect(selectFanOuts(onC).cursor).toBe(1);
		expect(selectFanOuts(happen(onC, {type: 'sort-chosen', sort: 'failures'}).state).cursor).toBe(2);
	});
});

describe('the list is searched', () => {
	test.each([
		['runbook:acme', 'ca'],
		['acme by:anna', 'ca'],
		['!acme', 'b'],
		['by:/n$/', 'b'],
		['status:timedout', 'c'],
		// AWS calls it a success, over locations that failed.
		['status:success', ''],
		['status:failed', 'ba'],
		['id:b', 'b'],
	])('%s', (text, found) => {
		expect(rows(happen(listed(), {type: 'search-began'}, {type: 'typed', text}).state)).toBe(found);
	});
});
