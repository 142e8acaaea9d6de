import {expect, test} from 'vitest';
import {listUntaken, sayConductor} from '../../../../source/core/actions/rings/handed-on.ts';
import {foldRun, type RunEvent} from '../../../../source/core/actions/rings/run.ts';
import type {LeaseHolder} from '../../../../source/core/actions/rings/run-view.ts';
import {headOf} from './runs.ts';

const holder: LeaseHolder = {id: 'x', by: 'anna on build-7, process 4711', until: 120_000, since: 0, seen: 2};
const events: readonly RunEvent[] = [
	{at: 1, type: 'taken-up', by: 'anna on build-7'},
	{at: 2, type: 'decided', ring: 0, decision: 'pause', by: 'ben on laptop'},
	{at: 3, type: 'decided', ring: 0, decision: 'go', by: 'ben on laptop'},
	{at: 4, type: 'sent', ring: 0, attempt: 0},
	{at: 5, type: 'decided', ring: 0, decision: 'skip', by: 'ben on laptop'},
];

test.each<[number | null, readonly string[]]>([
	[0, ['pause', 'go', 'skip']],
	[2, ['go', 'skip']],
	[4, ['skip']],
	[5, []],
	[null, []],
])('a conductor that has read %s events has not taken %j', (seen, decisions) => {
	expect(listUntaken(foldRun(headOf([{}, {}]), events), {...holder, seen})).toEqual(decisions);
});

test('a conductor is named with its machine, process and since when, where the lease says so', () => {
	expect(sayConductor(holder)).toBe('anna on build-7, process 4711, conducts the run since 1970-01-01 00:00:00Z');
	expect(sayConductor({...holder, since: null})).toBe('anna on build-7, process 4711, conducts the run');
});
