import type {Event} from '../../../source/core/console/event.ts';
import {reduce} from '../../../source/core/console/reduce.ts';
import type {Account} from '../../../source/core/domain/account.ts';
import type {Execution, StepExecution} from '../../../source/core/domain/execution.ts';
import {parseLocation} from '../../../source/core/domain/location.ts';
import type {Status} from '../../../source/core/domain/status.ts';
import {startFollowing} from '../../../source/core/follow/following.ts';
import {defaultPace} from '../../../source/core/follow/pace.ts';
import {firstMatrixView, type MatrixView} from '../../../source/core/matrix/matrix-view.ts';
import {house} from '../../../source/core/screens/rooms.ts';
import {openedFollowing} from '../../../source/core/state/attempts.ts';
import {showsLocations} from '../../../source/core/state/screen.ts';
import {type ConsoleState, createState, currentScreen, pushScreen} from '../../../source/core/state/state.ts';
import {locationStep} from '../follow/steps.ts';

/** A fan-out to look at: locations as printed, with their statuses. */
export type FanOutToOpen = {
	readonly statuses: Readonly<Record<string, Status>>;
	/** OU paths by account ID, slashes between the names; the account is named `name-<id>`. */
	readonly units?: Readonly<Record<string, string>>;
	readonly columns?: number;
	readonly rows?: number;
	readonly view?: Partial<MatrixView>;
};

export const start = Date.UTC(2026, 10, 23, 3, 0, 0);

/** A console with the matrix of a fan-out open, ten seconds after its start. */
export function openMatrixOf({statuses, units = {}, columns = 80, rows = 24, view = {}}: FanOutToOpen): ConsoleState {
	const central = {accountId: '210987654321', region: 'us-east-1'};
	const following = startFollowing(central, '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE');
	for (const [location, status] of Object.entries(statuses)) {
		following.grid.apply(stepIn(location, status));
	}

	const first = createState(
		{
			pace: defaultPace,
			isReadOnly: false,
			dangerousRunbooks: [],
			watchCommand: 'rollgrid watch',
		},
		start + 10_000,
		house,
	);
	const accounts = new Map(Object.entries(units).map(([id, path]) => [id, accountIn(id, path)]));
	const state: ConsoleState = {
		...first,
		central,
		size: {columns, rows},
		opened: following.executionId,
		followings: new Map([[following.executionId, {...following, execution, isListed: true, seenAt: start + 9000}]]),
		directory: {...first.directory, accounts},
	};
	return pushScreen(state, {
		name: 'matrix',
		about: 'fan-out',
		executionId: following.executionId,
		isAlone: false,
		view: {...firstMatrixView, ...view},
	});
}

/** What the console is after these events. */
export function raise(state: ConsoleState, ...events: readonly Event[]): ConsoleState {
	return events.reduce((before, event) => reduce(before, {...event, at: before.now}).state, state);
}

/** Say what a parent's step says of a location. */
export function report(
	state: ConsoleState,
	location: string,
	status: Status,
	failureMessage: string | null = null,
): void {
	openedFollowing(state)!.grid.apply({...stepIn(location, status), failureMessage});
}

export function viewOf(state: ConsoleState): MatrixView {
	const screen = currentScreen(state);
	if (!showsLocations(screen)) {
		throw new Error(`The matrix isn't open but ${screen.name}`);
	}

	return screen.view;
}

export function stepIn(location: string, status: Status): StepExecution {
	const hasStarted = status !== 'Pending' && status !== 'NotStarted';
	const hasEnded = ['Success', 'Failed', 'TimedOut', 'Cancelled'].includes(status);
	const {accountId, region} = parseLocation(location)!;
	return locationStep(accountId, region, {
		stepExecutionId: `step ${location}`,
		name: location,
		status,
		startedAt: hasStarted ? start : null,
		endedAt: hasEnded ? start + 5000 : null,
	});
}

function accountIn(accountId: string, path: string): Account {
	const names = path.split('/').filter(Boolean);
	return {
		accountId,
		name: `name-${accountId.slice(-2)}`,
		path: names.map((name, place) => ({id: `ou-${names.slice(0, place + 1).join('-')}`, name})),
		state: 'ACTIVE',
	};
}

const execution: Execution = {
	executionId: '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE',
	document: 'Acme-PatchFleet',
	status: 'InProgress',
	startedAt: start,
	endedAt: null,
	isTruncated: false,
	targetLocations: [{accounts: [], regions: [], excludes: [], maxConcurrency: '10%', maxErrors: '2', raw: {}}],
	counters: null,
} as Partial<Execution> as Execution;

/** So many account IDs. */
export function accountIds(count: number): readonly string[] {
	return Array.from({length: count}, (_, place) => String(100_000_000_001 + place));
}

export const seventeenRegions: readonly string[] = [
	'us-east-1',
	'us-east-2',
	'us-west-1',
	'us-west-2',
	'ca-central-1',
	'sa-east-1',
	'eu-west-1',
	'eu-west-2',
	'eu-west-3',
	'eu-central-1',
	'eu-north-1',
	'ap-south-1',
	'ap-northeast-1',
	'ap-northeast-2',
	'ap-northeast-3',
	'ap-southeast-1',
	'ap-southeast-2',
];

/** Every account in every Region with one status. */
export function everywhere(
	accounts: readonly string[],
	regions: readonly string[],
	status: Status,
): Record<string, Status> {
	return Object.fromEntries(accounts.flatMap(account => regions.map(region => [`${account}/${region}`, status])));
}
