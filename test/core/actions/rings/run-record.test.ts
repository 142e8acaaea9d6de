import {expect, test} from 'vitest';
import type {RunEvent} from '../../../../source/core/actions/rings/run.ts';
import {foldRecord, readRunRecord} from '../../../../source/core/actions/rings/run-record.ts';
import {headOf, phasesOf} from './runs.ts';

const head = headOf([{otherwise: 'ask'}, {}]);
const events: readonly RunEvent[] = [
	{at: 1, type: 'sent', ring: 0, attempt: 0},
	{at: 2, type: 'started', ring: 0, attempt: 0, executionIds: ['one']},
	{at: 3, type: 'ended', ring: 0, attempt: 0, endedAt: 3, failed: ['100000000000/eu-west-1']},
	{at: 4, type: 'gate-shut', ring: 0, because: '1 of 2 succeeded (50 %), 100 % needed'},
	{at: 9, type: 'decided', ring: 0, decision: 'go', by: 'ops on desk'},
];
const lines = [
	JSON.stringify({version: 1, type: 'run', head}),
	...events.map(event => JSON.stringify({version: 1, type: 'event', event})),
];

test('a record gives what its lines say, without what a crash cut off', () => {
	const text = `\n${lines.slice(0, 3).join('\n')}\n{"version":1,"type":"ev\n${lines.slice(3).join('\n')}`;
	expect(readRunRecord(text)).toEqual({record: {head, events}, later: null});
});

test.each([
	'null',
	'7',
	'{"version":1,"type":"event","event":null}',
	'{"version":1,"type":"event","event":{"type":"held"}}',
	'{"version":1,"type":"run","head":{}}',
])('a line that says nothing of a run is left out: %s', line => {
	expect(readRunRecord([line, ...lines, line].join('\n'))).toEqual({record: {head, events}, later: null});
});

test('a line of a later version is named, and the rest is not read', () => {
	expect(readRunRecord(`${lines.join('\n')}\n{"version":2,"type":"story"}\n`)).toEqual({record: null, later: 7});
	expect(readRunRecord('')).toEqual({record: null, later: null});
});

test('a run can be shown as it stood at any moment', () => {
	const at = (moment: number) => phasesOf(foldRecord({head, events}, moment));
	expect([0, 1, 2, 3, 9].map(at)).toEqual([
		['waiting', 'waiting'],
		['sent', 'waiting'],
		['running', 'waiting'],
		['gate', 'waiting'],
		['through', 'waiting'],
	]);
});
