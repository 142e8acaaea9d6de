/**
The console on a fan-out over 5,000 accounts × 20 Regions, with AWS's answers made up here: store, reducers, selectors and painter are the product's own.

The same in every run, so that tests can hold the bytes of its frames.
*/
import {reduce} from '../../source/core/console/reduce.ts';
import type {Account, Region} from '../../source/core/domain/account.ts';
import type {StepExecution} from '../../source/core/domain/execution.ts';
import type {Status} from '../../source/core/domain/status.ts';
import {startFollowing} from '../../source/core/follow/following.ts';
import {fitMatrix} from '../../source/core/matrix/geometry.ts';
import {firstMatrixView} from '../../source/core/matrix/matrix-view.ts';
import {house} from '../../source/core/screens/rooms.ts';
import {openedFollowing} from '../../source/core/state/attempts.ts';
import {matrixRect, selectMatrix} from '../../source/core/state/select/frame.ts';
import {type ConsoleState, createState, pushScreen} from '../../source/core/state/state.ts';
import {createStore, type Store} from '../../source/runtime/store.ts';
import {executionOf} from '../../test/core/executions.ts';
import {locationStep} from '../../test/core/follow/steps.ts';
import {sequence} from './matrix.ts';

const accountCount = 5000;
const largeRegions =
	'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 eu-west-1 eu-west-2 eu-west-3 eu-central-1 eu-north-1 eu-south-1 me-south-1 af-south-1 ap-south-1 ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-2 ap-east-1'.split(
		' ',
	);
const central = {accountId: '210987654321', region: 'us-east-1'};
const onNoPage = -1;
const executionId = '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE';
const startedAt = Date.UTC(2026, 10, 23, 3, 0, 0);
/** Six of ten have ended, one in ten failed; the rest runs or has not begun. */
const mix: readonly Status[] = [
	'Pending',
	'Pending',
	'InProgress',
	'Success',
	'Success',
	'Success',
	'Success',
	'Success',
	'Success',
	'Failed',
];
const divisions = ['Retail', 'Logistics', 'Payments', 'Media', 'Insurance', 'Industrial', 'Health', 'Research'];
const stages = ['prod', 'staging', 'test', 'dev'];

export type LargeConsole = {
	readonly store: Store;
	/** Let AWS report another status of so many locations: any of all, or of those on the screen where there are any. */
	readonly change: (count: number, where: 'all' | 'visible') => void;
	/** Let so much time pass for the console. */
	readonly pass: (ms: number) => void;
};

/**
Open the matrix, five minutes after the start of the fan-out.

@param now - The console's clock; one that only `pass` moves if left out.
@param pane - Whether the pane stands beside it: by itself it doesn't, at no size.
*/
export function openLargeConsole(
	columns: number,
	rows: number,
	now?: () => number,
	pane: 'on' | 'off' = 'off',
): LargeConsole {
	const random = sequence(1);
	let present = startedAt + 300_000;
	const clock = now ?? (() => present);
	const store = createStore(
		openMatrix({columns, rows, pane}, random, clock()),
		reduce,
		() => ({at: clock(), id: 'bench'}),
		() => {},
	);
	const report = (items: readonly StepExecution[]): void => {
		store.dispatch({
			type: 'followed',
			executionId,
			event: {
				type: 'steps-read',
				read: {kind: 'all', nextToken: null},
				outcome: {ok: true, value: {items, nextToken: 'more'}},
			},
		});
	};

	return {
		store,
		pass(ms) {
			present += ms;
		},
		change(count, where) {
			const state = store.getState();
			const {grid} = openedFollowing(state)!;
			const places = where === 'visible' ? listVisible(state) : [];
			const items: StepExecution[] = [];
			for (let index = 0; index < count; index++) {
				const location =
					places.length === 0
						? grid.indexAt(random(accountCount), random(largeRegions.length))
						: places[random(places.length)]!;
				const {accountId, region} = grid.locationAt(location)!;
				const before = grid.statusAt(location)!;
				items.push(stepAt(accountId, region, nextStatus(before, random), startedAt + random(200) * 1000, clock()));
			}

			report(items);
		},
	};
}

/** What ended stays ended; the bench lets it end otherwise, as a status that was read too early does. */
function nextStatus(before: Status, random: (limit: number) => number): Status {
	switch (before) {
		case 'Pending':
			return 'InProgress';
		case 'InProgress':
			return random(8) === 0 ? 'Failed' : 'Success';
		case 'Success':
			return 'Failed';
		default:
			return 'Success';
	}
}

function listVisible(state: ConsoleState): readonly number[] {
	const scene = selectMatrix(state);
	const geometry = scene && fitMatrix(scene, matrixRect(state));
	if (scene === undefined || geometry === undefined || geometry.density === 'overview') {
		return [];
	}

	const {grid, layout} = scene;
	return layout.rows
		.slice(geometry.top, geometry.top + geometry.shownRows)
		.flatMap(row =>
			row.kind === 'account'
				? geometry.columns.map(({index}) => grid.indexAt(row.account, layout.columns[index]!))
				: [],
		);
}

function openMatrix(
	{columns, rows, pane}: {readonly columns: number; readonly rows: number; readonly pane: 'on' | 'off'},
	random: (limit: number) => number,
	now: number,
): ConsoleState {
	const following = startFollowing(central, executionId);
	const accounts = Array.from({length: accountCount}, (_, index) => accountAt(index));
	for (const {accountId} of accounts) {
		for (const region of largeRegions) {
			following.grid.apply(
				stepAt(accountId, region, mix[random(mix.length)]!, startedAt + random(200) * 1000, now - random(60) * 1000),
			);
		}
	}

	const first = createState(
		{
			pace: {baseMs: 2000, quietMs: 15_000, troubledMs: 60_000},
			isReadOnly: false,
			dangerousRunbooks: [],
			watchCommand: 'rollgrid watch',
			pane,
		},
		now,
		house,
	);
	const regions = new Map(largeRegions.map((code): [string, Region] => [code, {code, longName: null}]));
	return pushScreen(
		{
			...first,
			central,
			size: {columns, rows},
			opened: executionId,
			// The wanted location is on no page, so that a read of steps stays under way and takes any number of pages.
			followings: new Map([
				[
					executionId,
					{
						...following,
						execution,
						isListed: true,
						asking: 'steps',
						seenAt: now,
						sweep: {...following.sweep, wanted: onNoPage},
					} as const,
				],
			]),
			directory: {
				...first.directory,
				regions,
				accounts: new Map(accounts.map(account => [account.accountId, account])),
			},
		},
		{name: 'matrix', about: 'fan-out', executionId, isAlone: false, view: firstMatrixView},
	);
}

function accountAt(index: number): Account {
	const division = divisions[index % divisions.length]!;
	const stage = stages[Math.floor(index / divisions.length) % stages.length]!;
	return {
		accountId: String(100_000_000_000 + index * 157_079_633).slice(0, 12),
		name: `${division.toLowerCase()}-${stage}-${String(index).padStart(4, '0')}`,
		path: [
			{id: `ou-larg-${division.toLowerCase()}`, name: division},
			{id: `ou-larg-${division.toLowerCase()}${stage}`, name: stage},
		],
		state: 'ACTIVE',
	};
}

function stepAt(accountId: string, region: string, status: Status, begunAt: number, now: number): StepExecution {
	const hasEnded = status === 'Success' || status === 'Failed';
	return locationStep(accountId, region, {
		stepExecutionId: `${accountId}-${region}`,
		name: `${accountId}-${region}`,
		status,
		startedAt: status === 'Pending' ? null : begunAt,
		endedAt: hasEnded ? Math.max(begunAt, now) : null,
		failureMessage: status === 'Failed' ? 'Step fails when it is Poll action status for completion.' : null,
	});
}

const execution = executionOf({
	executionId,
	document: 'Acme-PatchFleet',
	startedAt,
	endedAt: null,
	targetLocations: [
		{accounts: [], regions: [...largeRegions], excludes: [], maxConcurrency: '10%', maxErrors: '20%', raw: {}},
	],
	isTruncated: true,
});
