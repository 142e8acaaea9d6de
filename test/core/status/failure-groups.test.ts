import {expect, test} from 'vitest';
import {listCopies} from '../../../source/core/console/copy-text.ts';
import {LocationGrid, type LocationIndex} from '../../../source/core/grid/location-grid.ts';
import {openedFollowing} from '../../../source/core/state/attempts.ts';
import {selectMatrix} from '../../../source/core/state/select/frame.ts';
import {currentScreen} from '../../../source/core/state/state.ts';
import {detailFailure, groupFailures} from '../../../source/core/status/failure-groups.ts';
import {countCauses} from '../../../source/core/status/row-causes.ts';
import {account, locationStep} from '../follow/steps.ts';
import {accountIds, everywhere, openMatrixOf, raise, report, viewOf} from '../matrix/open-matrix-of.ts';

const [one, two, three] = accountIds(3) as [string, string, string];

function openFailing() {
	const state = openMatrixOf({statuses: everywhere([one, two, three], ['eu-west-1', 'us-east-1'], 'Success')});
	for (const account of [one, two]) {
		report(
			state,
			`${account}/us-east-1`,
			'Failed',
			`The execution role arn:aws:iam::${account}:role/AWS-SystemsManager-AutomationExecutionRole in the target location is unable to be assumed.`,
		);
	}

	report(state, `${three}/eu-west-1`, 'TimedOut');
	return state;
}

test('locations that failed alike are one group, the largest first', () => {
	const groups = groupFailures(openedFollowing(openFailing())!.grid);
	expect(groups.map(({cause, indices}) => [cause, indices.length])).toEqual([
		['The execution role ‹role ARN› in the target location is unable to be assumed.', 2],
		['TimedOut, and AWS says no more', 1],
	]);
});

test('causes are counted by rows, and a row that has changed is counted anew', () => {
	const state = openFailing();
	const {grid} = openedFollowing(state)!;
	const count = (...accounts: readonly string[]) =>
		Object.fromEntries(
			countCauses(
				grid,
				accounts.map(account => grid.findAccount(account)!),
			),
		);
	const refused = 'The execution role ‹role ARN› in the target location is unable to be assumed.';
	const timedOut = 'TimedOut, and AWS says no more';
	expect(count(one, two, three)).toEqual({[refused]: 2, [timedOut]: 1});
	report(state, `${one}/eu-west-1`, 'TimedOut');
	expect(count(one, three)).toEqual({[refused]: 1, [timedOut]: 2});
	expect(count(two)).toEqual({[refused]: 1});
});

test('where one location of 4,000 changes, one row is read anew', () => {
	class WatchedGrid extends LocationGrid {
		readonly read = new Set<number>();
		override severityAt(index: LocationIndex) {
			this.read.add(this.accountOf(index));
			return super.severityAt(index);
		}
	}

	const grid = new WatchedGrid();
	const fail = (row: number, column: number): void => {
		const times = {status: 'Failed', startedAt: 1, endedAt: 2, failureMessage: 'No space left'} as const;
		grid.apply(locationStep(account(row), `region-${column}`, times));
	};
	for (let place = 0; place < 4000; place++) {
		fail(Math.floor(place / 4), place % 4);
	}

	const rows = grid.accountIds.map((_, row) => row);
	expect(countCauses(grid, rows)).toEqual(new Map([['No space left', 4000]]));
	fail(700, 4);
	grid.read.clear();
	expect(countCauses(grid, rows)).toEqual(new Map([['No space left', 4001]]));
	expect([...grid.read]).toEqual([700]);
});

test('a role that can’t be assumed is explained by three causes, with the command that checks each', () => {
	const following = openedFollowing(openFailing());
	const {explanation, varying} = detailFailure(following!, groupFailures(following!.grid)[0]!);
	expect(explanation?.checks.map(({command}) => command)).toEqual([
		'aws iam get-role --role-name AWS-SystemsManager-AutomationExecutionRole',
		'aws iam get-role --role-name AWS-SystemsManager-AutomationExecutionRole --query Role.AssumeRolePolicyDocument',
		'aws ssm describe-document-permission --region us-east-1 --permission-type Share --name Acme-PatchFleet',
	]);
	expect(varying).toMatchObject([{kind: 'role ARN', distinct: 2}]);
});

test('Enter shows only the chosen cause in the matrix, Esc everything again', () => {
	const state = raise(openFailing(), {type: 'failures-asked'}, {type: 'entered'});
	expect(currentScreen(state).name).toBe('matrix');
	expect(selectMatrix(state)!.layout.rows.map(({id}) => id)).toEqual([`account:${one}`, `account:${two}`]);
	const widened = raise(state, {type: 'went-back'});
	expect(selectMatrix(widened)!.layout.rows).toHaveLength(3);
	expect(currentScreen(widened).name).toBe('matrix');
});

test('a mark goes on every location of the chosen cause', () => {
	const state = raise(openFailing(), {type: 'failures-asked'}, {type: 'group-marked'}, {type: 'went-back'});
	expect([...viewOf(state).marks]).toEqual([`${one}/us-east-1`, `${two}/us-east-1`]);
});

test('copying takes the message with the commands that check it', () => {
	const [copied] = listCopies(raise(openFailing(), {type: 'failures-asked'}));
	expect(copied?.what).toBe('the message and the commands that check it');
	expect(copied?.text).toContain('unable to be assumed.\n# 1. the role is missing');
});
