import {currentRing} from '../../actions/rings/run.ts';
import {printLocation} from '../../domain/location.ts';
import type {KeyEvent} from '../../state/event.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import {openFanOut} from '../../state/open.ts';
import {viewAgain, wakeLook} from '../../state/reducers/show-run.ts';
import type {ScreenRoom} from '../../state/room.ts';
import type {RunKeyEvent} from '../../state/run-event.ts';
import {listExecutions, runsOf} from '../../state/runs.ts';
import {topOfList} from '../../state/screen.ts';
import {type ConsoleState, currentScreen, pushScreen} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {moveInList, plainRoom, searchInList} from '../scroll.ts';
import {ringRows, runRow} from '../shared-keys.ts';
import {countLocations} from './locations.ts';
import {listRingIds, type RunScreen, runOfScreen} from './screen.ts';

/** A run over rings: its rings, the gates between them, and what m does next. The only screen of a run that has no fan-out yet. */
export const runRoom: ScreenRoom<RunScreen, never, KeyEvent | RunKeyEvent> = {
	...plainRoom,
	name: 'run',
	heading: 'A run over rings',
	keys: [runRow, ...ringRows],
	ways: [],
	title: (state, screen) =>
		toPrintableLine(
			`run ${screen.runId.slice(0, 8)} of ${runOfScreen(state, screen)?.run.head.request.DocumentName ?? 'a runbook'}`,
		),

	open(state, request) {
		const known = request?.type === 'run' ? runsOf(state).known.get(request.runId) : undefined;
		if (known === undefined || currentScreen(state).runId === known.run.head.runId) {
			return transition(state);
		}

		const {runId} = known.run.head;
		const cursorId = String(Math.min(currentRing(known.run), known.run.rings.length - 1));
		const screen: RunScreen = {name: 'run', about: 'run', runId, list: {...topOfList, cursorId}};
		return readAgain(pushScreen(state, screen), screen);
	},

	move: (state, screen, direction, stride) =>
		transition(moveInList(state, screen, listRingIds(runOfScreen(state, screen)), direction, stride)),

	/** Open the latest fan-out of the ring. */
	enter(state, screen) {
		const known = runOfScreen(state, screen);
		const ring = ringUnderCursor(state, screen);
		const latest = known && listExecutions(known.run).findLast(one => one.ring === ring);
		return latest === undefined
			? transition({...state, notice: {text: 'Nothing was started in this ring yet', tone: 'info'}})
			: openFanOut(state, latest.executionId);
	},

	search: searchInList,
	found: (state, screen) => countLocations(runOfScreen(state, screen), ringUnderCursor(state, screen), screen),
	refresh: readAgain,
	arrive: readAgain,

	copies(state, screen) {
		const known = runOfScreen(state, screen);
		const ring = ringUnderCursor(state, screen);
		const executions = known === undefined ? [] : listExecutions(known.run).filter(one => one.ring === ring);
		return [
			{key: 'y', what: 'run ID', text: screen.runId},
			{key: 'c', what: 'command', text: `rollgrid launch --take-up ${screen.runId}`},
			...executions.slice(-1).map(({executionId}) => ({key: 'p', what: 'fan-out ID', text: executionId})),
			...(known === undefined
				? []
				: [{key: 'w', what: 'account and Region', text: printLocation(known.run.head.where)}]),
		];
	},

	take(state, screen, event) {
		switch (event.type) {
			case 'ring-sought':
				return runRoom.move(state, screen, event.to === 'next' ? 'down' : 'up', 'one');
			case 'run-shown':
				return event.runId === undefined ? transition(state) : undefined;
			default:
				return undefined;
		}
	},
};

function ringUnderCursor(state: ConsoleState, screen: RunScreen): number {
	return cursorIndex(listRingIds(runOfScreen(state, screen)), screen.list);
}

/** Read the run from its record and AWS, now and as long as it is shown. */
function readAgain(state: ConsoleState, screen: RunScreen): Transition {
	const known = runOfScreen(state, screen);
	return known === undefined ? transition(state) : transition(state, ...viewAgain(known), ...wakeLook(state, known));
}
