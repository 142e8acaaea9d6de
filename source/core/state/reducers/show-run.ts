import {listUntaken} from '../../actions/rings/handed-on.ts';
import {currentRing} from '../../actions/rings/run.ts';
import {toPrintableLine} from '../../status/printable.ts';
import type {Effect} from '../effect.ts';
import {openFanOut, openRunScreen} from '../open.ts';
import {type KnownRun, latestExecution, runOf, runsOf, shownRun} from '../runs.ts';
import {showsLocations} from '../screen.ts';
import {type ConsoleState, currentScreen, stackOf} from '../state.ts';
import {andThen, type Transition, transition} from '../transition.ts';

/** The pause between two reads of a shown run that this console doesn't conduct; and the shorter one while its conductor has a decision to take. */
const [lookAgainMs, soonMs] = [5000, 2000];

/** Read the state of a run, unless this console conducts it and knows it already. */
export function viewAgain({run, conductor}: KnownRun): readonly Effect[] {
	return conductor === 'here' ? [] : [{type: 'view-run', runId: run.head.runId}];
}

/** Read the run of a fan-out that has just been opened. */
export function viewRunOf(state: ConsoleState, executionId: string): readonly Effect[] {
	const known = runOf(state, executionId);
	return known === undefined ? [] : viewAgain(known);
}

/** Read the run again after a pause, as long as it is shown and this console doesn't conduct it. */
export function wakeLook(state: ConsoleState, {run, conductor}: KnownRun): readonly Effect[] {
	const {runId} = run.head;
	const isShown = shownRun(state)?.run.head.runId === runId;
	if (run.over !== null || conductor === 'here' || !isShown) {
		return [];
	}

	const isTaking = conductor !== 'nobody' && listUntaken(run, conductor).length > 0;
	const afterMs = isTaking ? soonMs : lookAgainMs;
	return [{type: 'wake', name: `run ${runId}`, afterMs, event: {type: 'run-due', runId}}];
}

/** Show the ring that this console has just started: its fan-out replaces that of the previous ring or the run's own screen, or opens as the first. */
export function showLatest(state: ConsoleState, before: KnownRun | undefined, executionId: string): Transition {
	const isFirst = before === undefined || latestExecution(before.run) === null;
	const screen = currentScreen(state);
	const known = runOf(state, executionId)?.run;
	const runId = known?.head.runId ?? '';
	if (showsLocations(screen) && !isFirst && runOf(state, screen.executionId)?.run.head.runId === runId) {
		return replaceTop(state, executionId);
	}

	const name = known?.head.rings[currentRing(known)]?.name ?? '';
	const text = isFirst ? `Run ${runId}: ring ${name} was started` : `Ring ${name} was started: ${executionId}`;
	const notice = {text: toPrintableLine(text), tone: 'good'} as const;
	const told: ConsoleState = {...state, notice};
	if (!isFirst) {
		return transition(told);
	}

	return screen.runId === runId
		? andThen(replaceTop(state, executionId), after => transition({...after, notice}))
		: openFanOut(told, executionId);
}

/** Show a fan-out of a run in place of the screen on top. */
export function replaceTop(state: ConsoleState, executionId: string): Transition {
	const screens = stackOf(state.screens.slice(0, -1), state);
	return andThen(transition({...state, notice: null, screens}), left => openFanOut(left, executionId));
}

/** Show a run that has no fan-out yet, above the list or the launch that began it; on other screens the operator is busy with something else. */
export function showUnstarted(state: ConsoleState, runId: string): Transition {
	const {about, runId: shown} = currentScreen(state);
	const known = runsOf(state).known.get(runId);
	return known === undefined || shown === runId || state.dialog !== null || !(about === 'list' || about === 'launch')
		? transition(state)
		: openRunScreen(state, runId);
}
