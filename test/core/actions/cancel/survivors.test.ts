import {expect, test} from 'vitest';
import {describeSurvivor, judgeRound} from '../../../../source/core/actions/cancel/survivors.ts';
import type {Status} from '../../../../source/core/domain/status.ts';
import type {Look} from '../../../../source/core/follow/wait.ts';

const look = (status: Status | null, hasEnded = false): Look => ({
	where: {accountId: '111122223333', region: 'eu-west-1'},
	executionId: 'child',
	status,
	hasEnded,
	document: 'Patch',
	currentStep: null,
	waits: [],
});

test.each<readonly [string, Look, number, {readonly survivors: number; readonly isOver: boolean}]>([
	['has ended', look('Cancelled', true), 30, {survivors: 0, isOver: true}],
	['was never started', look(null), 30, {survivors: 0, isOver: true}],
	[
		'runs on at the first look, when the stop may still come down',
		look('InProgress'),
		30,
		{survivors: 1, isOver: false},
	],
	['runs on after the second look', look('InProgress'), 61, {survivors: 1, isOver: true}],
	['cleans up', look('Cancelling'), 61, {survivors: 0, isOver: false}],
	['cleans up for longer than a clean-up takes', look('Cancelling'), 151, {survivors: 1, isOver: true}],
])('a child that %s', (_, one, seconds, expected) => {
	const {survivors, isOver} = judgeRound([one], seconds * 1000);
	expect({survivors: survivors.length, isOver}).toEqual(expected);
});

test('a survivor is told with its step and for how long it has been in it, or with its status', () => {
	const currentStep = {name: 'patch', action: 'aws:runCommand', stepExecutionId: 's', startedAt: 0};
	expect(describeSurvivor({...look('InProgress'), currentStep}, 90_000)).toBe('is in patch for 1m30s');
	expect(describeSurvivor(look('InProgress'), 90_000)).toBe('is InProgress');
});
