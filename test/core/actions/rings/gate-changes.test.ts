import {expect, test} from 'vitest';
import {listGateChanges} from '../../../../source/core/actions/rings/gate-changes.ts';
import {foldRun, type RunEvent, type RunHead} from '../../../../source/core/actions/rings/run.ts';
import {openGate} from '../../../../source/core/planning/rings/ring.ts';

const head: RunHead = {
	runId: 'run',
	where: {accountId: '111122223333', region: 'us-east-1'},
	begunAt: 0,
	request: {DocumentName: 'Patch'},
	isWhole: true,
	rings: ['one', 'rest'].map(name => ({name, gate: openGate, locations: 1, turns: []})),
};
const events: readonly RunEvent[] = [
	{at: 1, type: 'sent', ring: 0, attempt: 0},
	{at: 2, type: 'started', ring: 0, attempt: 0, executionIds: ['first']},
	{at: 3, type: 'ended', ring: 0, attempt: 0, endedAt: 3, failed: ['111122223333/us-east-1']},
	{at: 4, type: 'gate-shut', ring: 0, because: '1 failed'},
	{at: 5, type: 'decided', ring: 0, decision: 'go', by: 'jo on host'},
	{at: 6, type: 'taken-up', by: 'ann on host'},
	{at: 7, type: 'gate-opened', ring: 0, because: 'all succeeded'},
	{at: 7, type: 'gate-opened', ring: 1, because: 'no ring comes after it'},
	{at: 8, type: 'over', how: 'done'},
];
const run = foldRun(head, events);

test('the story of any execution of a run has its rings, the gates between them and decisions, with why and by whom', () => {
	expect(
		listGateChanges(run, ['first']).map(({at, ring, rings, name, what, because, by}) => [
			at,
			`${ring}/${rings} ${name}`,
			what,
			because,
			by,
		]),
	).toEqual([
		[2, '1/2 one', 'started', 'as first', null],
		[3, '1/2 one', 'ended', '1 without success', null],
		[4, '1/2 one', 'shut', '1 failed', null],
		[5, '1/2 one', 'go', null, 'jo on host'],
		[6, '1/2 one', 'taken up', null, 'ann on host'],
		[7, '1/2 one', 'opened', 'all succeeded', null],
		[8, '1/2 one', 'done', null, null],
	]);
});

test('a run that started none of the executions adds nothing', () => {
	expect(listGateChanges(run, ['other'])).toEqual([]);
});
