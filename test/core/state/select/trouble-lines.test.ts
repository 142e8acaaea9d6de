import {expect, test} from 'vitest';
import type {Failure} from '../../../../source/core/domain/failure.ts';
import {openedFollowing} from '../../../../source/core/state/attempts.ts';
import {withFollowing} from '../../../../source/core/state/reducers/follow.ts';
import {selectTrouble} from '../../../../source/core/state/select/trouble-lines.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {openMatrixOf} from '../../matrix/open-matrix-of.ts';

const denied: Failure = {
	kind: 'denied',
	what: 'Couldn’t list the steps of 4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE',
	operation: 'DescribeAutomationStepExecutions',
	code: 'AccessDeniedException',
	next: 'Allow ssm:DescribeAutomationStepExecutions for these credentials, or use others with --profile.',
};
const expired: Failure = {
	kind: 'credentials',
	what: 'Couldn’t get execution 4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE',
	operation: 'GetAutomationExecution',
	code: 'ExpiredTokenException',
	next: 'Sign in again: aws sso login --profile production-operations-administrator',
};

/** The lines for a failure that began 132 seconds ago and is asked for again in 12. */
function linesAt(columns: number, rows: number, failure: Failure, extra: object = {}): readonly string[] {
	const state: ConsoleState = openMatrixOf({statuses: {'111122223333/eu-west-1': 'InProgress'}, columns, rows});
	const failing = {
		...openedFollowing(state)!,
		failure,
		failedSince: state.now - 132_000,
		dueAt: state.now + 12_000,
		...extra,
	};
	return selectTrouble(withFollowing(state, failing)).map(({text}) => text);
}

test('all well says nothing', () => {
	expect(selectTrouble(openMatrixOf({statuses: {'111122223333/eu-west-1': 'InProgress'}}))).toEqual([]);
});

test.each([
	[
		250,
		50,
		denied,
		[
			'× not allowed · DescribeAutomationStepExecutions: AccessDeniedException · for 2m12s · Allow ssm:DescribeAutomationStepExecutions for these credentials, or use others with --profile · asks again in 12s',
		],
	],
	[
		120,
		36,
		denied,
		[
			'× not allowed · DescribeAutomationStepExecutions: AccessDeniedException · for 2m12s',
			'  Allow ssm:DescribeAutomationStepExecutions for these credentials, or use others with --profile · asks again in 12s',
		],
	],
	[
		80,
		24,
		denied,
		[
			'× DescribeAutomationStepExecutions: AccessDeniedException · for 2m12s',
			'  allow ssm:DescribeAutomationStepExecutions · asks again in 12s',
		],
	],
	[80, 12, denied, ['× AccessDeniedException · for 2m12s · allow ssm:DescribeAutomationStepExecutions']],
	[
		80,
		24,
		expired,
		[
			'× GetAutomationExecution: ExpiredTokenException · for 2m12s',
			'  Sign in again: aws sso login --profile production-operations-administrator',
		],
	],
] as const)('at %i by %i neither the time nor the way out is cut', (columns, rows, failure, lines) => {
	expect(linesAt(columns, rows, failure)).toEqual(lines);
});

test('that it is asked for again is said only where it is', () => {
	const [, idle] = linesAt(80, 24, denied, {dueAt: null});
	const [, asking] = linesAt(80, 24, denied, {dueAt: null, asking: 'steps'});
	expect([idle, asking]).toEqual([
		'  allow ssm:DescribeAutomationStepExecutions · u asks again',
		'  allow ssm:DescribeAutomationStepExecutions · asking again…',
	]);
});
