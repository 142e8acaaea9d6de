import {expect, test} from 'vitest';
import {listAnswerable, listTaking, toOutgoing} from '../../../../source/core/actions/answer/answerable.ts';
import type {Answer, Look, Wait} from '../../../../source/core/follow/wait.ts';

const where = {accountId: '111122223333', region: 'eu-west-1'};

function wait(kind: Wait['kind'], stepName: string | null, stepExecutionId: string | null = stepName): Wait {
	return {
		where,
		executionId: 'child',
		document: 'Patch',
		kind,
		stepName,
		stepExecutionId,
		message: null,
		approvers: [],
		approvals: null,
		since: null,
	};
}

function look(waits: readonly Wait[], stepName: string | null = null): Look {
	const currentStep = stepName && {name: stepName, action: 'aws:sleep', stepExecutionId: stepName, startedAt: 0};
	return {
		where,
		executionId: 'child',
		status: 'InProgress',
		hasEnded: false,
		document: 'Patch',
		currentStep: currentStep || null,
		waits,
	};
}

test('what merely runs is answered only where it was named', () => {
	const running = look([], 'patch');
	expect(listAnswerable([running], false)).toEqual([]);
	expect(listAnswerable([running], true)).toMatchObject([{kind: 'running', stepName: 'patch'}]);
	expect(listAnswerable([look([wait('approval', 'ask')], 'ask')], true)).toMatchObject([{kind: 'approval'}]);
});

const waits = [
	wait('approval', 'ask'),
	wait('pause', 'hold'),
	wait('interactive', 'next', null),
	wait('running', 'patch'),
];

test.each<readonly [Answer, string | undefined, readonly string[]]>([
	['approve', undefined, ['Approve']],
	['reject', undefined, ['Reject']],
	['resume', undefined, ['Resume hold']],
	['resume', 'ask', []],
	['start-step', undefined, ['StartStep next']],
	['start-step', 'another', ['StartStep another']],
	['stop-step', undefined, ['StopStep ask', 'StopStep hold', 'StopStep patch']],
	['stop-step', 'patch', ['StopStep patch']],
	['approve', 'elsewhere', []],
])('%s at the step %s goes to what takes it', (answer, step, expected) => {
	const sent = toOutgoing(listTaking(waits, answer, step), answer, {step});
	expect(
		sent.map(({signal}) =>
			[signal.type, 'stepName' in signal ? signal.stepName : 'stepExecutionId' in signal ? signal.stepExecutionId : '']
				.join(' ')
				.trim(),
		),
	).toEqual(expected);
});

test('a comment goes with it, and none where none was typed', () => {
	const [asked] = waits as [Wait];
	expect(toOutgoing([asked], 'approve', {comment: 'fine'})).toMatchObject([
		{signal: {type: 'Approve', comment: 'fine'}},
	]);
	expect(toOutgoing([asked], 'approve')[0]?.signal).toEqual({type: 'Approve'});
});
