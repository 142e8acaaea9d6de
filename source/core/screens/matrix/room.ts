import {firstMatrixView, matrixSorts} from '../../matrix/matrix-view.ts';
import {matrixFields} from '../../matrix/search-locations.ts';
import {tallyShown} from '../../matrix/tally-shown.ts';
import {attemptsOf, findFollowing, listAttempts, shownFollowing, shownTime} from '../../state/attempts.ts';
import {type CopyChoice, listOfExecution} from '../../state/copy-choice.ts';
import type {Effect} from '../../state/effect.ts';
import type {KeyEvent, Stamped} from '../../state/event.ts';
import {openScreen} from '../../state/open.ts';
import type {OpenRequest} from '../../state/opening.ts';
import {wakeAttempts} from '../../state/reducers/attempts.ts';
import {beginFollowing, tellFollowing} from '../../state/reducers/follow.ts';
import {seekShown, withMatrixView} from '../../state/reducers/open-matrix.ts';
import {viewRunOf} from '../../state/reducers/show-run.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {openRun, sayRingOf} from '../../state/runs.ts';
import type {LocationsScreen} from '../../state/screen.ts';
import {selectMatrix} from '../../state/select/frame.ts';
import {sayTurn} from '../../state/select/waiting-starts.ts';
import {noSpot} from '../../state/spot.ts';
import {type ConsoleState, pushScreen} from '../../state/state.ts';
import {andThen, type Transition, transition} from '../../state/transition.ts';
import {formatDuration} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {plainRoom} from '../scroll.ts';
import {besideMatrix} from './beside.ts';
import type {MatrixEvent} from './events.ts';
import {matrixKeys} from './keys.ts';
import {enterLocation, leaveInMatrix, matrixReducers, moveInMatrix, nextFilter} from './reduce.ts';
import {searchInMatrix} from './search.ts';

export type MatrixScreen = LocationsScreen & {readonly name: 'matrix'};

/** The locations of a fan-out: a row an account, a column a Region. */
export const matrixRoom: ScreenRoom<MatrixScreen, MatrixEvent, KeyEvent> = {
	...plainRoom,
	name: 'matrix',
	heading: 'The matrix',
	harmless: [
		'sort-cycled',
		'sort-chosen',
		'filter-chosen',
		'density-cycled',
		'fold-toggled',
		'all-folded',
		'long-names-toggled',
		'mark-toggled',
		'range-toggled',
		'failure-moved-to',
		'waiting-sought',
		'failures-asked',
		'timeline-asked',
		'compare-asked',
		'moment-sought',
		'speed-changed',
		'time-sought',
	],
	keys: matrixKeys,
	ways: [],
	title: (state, {executionId, isAlone}) =>
		[
			toPrintableLine(findFollowing(state, executionId)?.execution?.document ?? executionId),
			sayAttempt(state, executionId),
			isAlone ? 'alone' : null,
			sayTurn(state, executionId),
			sayRingOf(state, executionId),
		]
			.filter(Boolean)
			.join(', '),
	open,
	move: moveInMatrix,
	enter: enterLocation,
	searchFields: matrixFields,
	sorts: matrixSorts,
	found(state) {
		const scene = selectMatrix(state);
		return scene === undefined ? {shown: 0, of: 0} : {shown: tallyShown(scene).inAll(0), of: scene.grid.size};
	},

	leaveFilter: leaveInMatrix,
	search: (state, screen, change) =>
		transition(
			searchInMatrix(
				withMatrixView(state, ({search, isSearching}) => change({search, isSearching})),
				screen.view,
			),
		),
	copies: listCopies,
	beside: besideMatrix,

	spot(state) {
		const following = shownFollowing(state);
		const index = selectMatrix(state)?.cursor.index ?? null;
		if (following === null || index === null) {
			return noSpot;
		}

		const {location, childExecutionId} = following.grid.recordAt(index);
		return {...noSpot, location, executionId: childExecutionId};
	},

	take,
};

/** Begin to follow a fan-out, or go on with it. */
function open(state: ConsoleState, request: OpenRequest | undefined): Transition {
	if (request?.type !== 'fan-out') {
		return transition(state);
	}

	const {executionId, isAlone} = request;
	const screen: MatrixScreen = {name: 'matrix', about: 'fan-out', executionId, isAlone, view: firstMatrixView};
	const opened: ConsoleState = {...pushScreen(withoutNews(state, executionId), screen), opened: executionId};
	const {central} = opened;
	const preflight =
		central === null || opened.preflights.has(executionId)
			? []
			: [{type: 'read-preflight', where: central, executionId} as const];
	return opened.followings.has(executionId)
		? andThen(tellFollowing(opened, executionId, {type: 'read-due'}), after =>
				seekRelated(after, executionId, preflight),
			)
		: andThen(beginFollowing(opened, executionId), after => seekRelated(after, executionId, preflight));
}

/** Request its other attempts, unless they are known, and the preflight before it. */
function seekRelated(state: ConsoleState, executionId: string, preflight: readonly Effect[]): Transition {
	const attempts = attemptsOf(state, executionId) === undefined ? wakeAttempts(state, executionId) : [];
	const {central} = state;
	const happenings = central === null ? [] : [{type: 'read-happenings', where: central, executionId} as const];
	return transition(state, ...attempts, ...preflight, ...happenings, ...viewRunOf(state, executionId));
}

function take(state: ConsoleState, _: MatrixScreen, event: Stamped<KeyEvent>): Transition | undefined {
	switch (event.type) {
		case 'filter-cycled':
			return transition(seekShown(withMatrixView(state, ({filter}) => ({filter: nextFilter(filter), topRow: null}))));
		case 'search-moved':
			return matrixReducers['failure-moved-to'](state, {...event, type: 'failure-moved-to'});
		case 'launch-again-asked':
			return state.opened === null
				? undefined
				: openScreen(state, 'configure', {type: 'launch-again', executionId: state.opened});
		case 'pointed': {
			const change = {cursorRow: event.row, ...(event.region === null ? {} : {cursorRegion: event.region})};
			return transition(withMatrixView({...state, notice: null}, () => change));
		}

		default:
			return undefined;
	}
}

function sayAttempt(state: ConsoleState, executionId: string): string | null {
	const all = listAttempts(state);
	const place = all.findIndex(one => one.executionId === executionId);
	return all.length > 1 && place !== -1 ? `attempt ${place + 1} of ${all.length}` : null;
}

function listCopies(state: ConsoleState): readonly CopyChoice[] {
	const following = shownFollowing(state);
	if (following === null) {
		return [];
	}

	const {grid, where, executionId} = following;
	const index = selectMatrix(state)?.cursor.index ?? null;
	const run = openRun(state);
	const runs = run === undefined ? [] : [{key: 'r', what: 'run ID', text: run.run.head.runId}];
	if (index === null) {
		return [...listOfExecution(where, executionId, 'y'), ...runs];
	}

	const {location, status, startedAt, endedAt, childExecutionId, failureMessage} = grid.recordAt(index);
	const took = startedAt === null ? null : formatDuration((endedAt ?? shownTime(state)) - startedAt);
	return [
		{key: 'y', what: location === null ? 'step' : 'location', text: grid.nameAt(index)},
		{key: 'v', what: 'cell', text: [status, took, failureMessage].filter(part => part !== null).join(' · ')},
		...(childExecutionId === null ? [] : listOfExecution(location ?? where, childExecutionId, 'i')),
		{key: 'p', what: 'fan-out ID', text: executionId},
		...runs,
	];
}

/** Note that a fan-out has been opened: earlier changes are no longer news. */
function withoutNews(state: ConsoleState, executionId: string): ConsoleState {
	if (!state.fanOuts.news.has(executionId)) {
		return state;
	}

	const news = new Map(state.fanOuts.news);
	news.delete(executionId);
	return {...state, fanOuts: {...state.fanOuts, news}};
}
