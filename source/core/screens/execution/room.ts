import {rowKindOf, type StepExecution} from '../../domain/execution.ts';
import {printLocation} from '../../domain/location.ts';
import {createView, viewKey} from '../../follow/execution-view.ts';
import {matrixFilters} from '../../matrix/matrix-view.ts';
import {listOfExecution, listOfStep} from '../../state/copy-choice.ts';
import type {KeyEvent, Stamped} from '../../state/event.ts';
import {openExecution, openScreen} from '../../state/open.ts';
import {tellView, withView} from '../../state/reducers/execution.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {topOfList} from '../../state/screen.ts';
import {spotOfStep} from '../../state/spot.ts';
import {type ConsoleState, pushScreen, withScreen} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {moveInList, plainRoom, searchInList} from '../scroll.ts';
import {answerRow, cancelRow, filterRow, paneRow, shellRow} from '../shared-keys.ts';
import {besideSteps} from './beside.ts';
import {listSteps, stepCursorIndex} from './list.ts';
import type {ExecutionScreen} from './screen.ts';

/** One execution below a fan-out: its steps, or its resources. */
export const executionRoom: ScreenRoom<ExecutionScreen, KeyEvent, KeyEvent> = {
	...plainRoom,
	name: 'execution',
	heading: 'An execution and its steps',
	keys: [
		filterRow,
		cancelRow,
		answerRow,
		{
			keys: ['i'],
			label: 'inspect the step itself: inputs, outputs, failure',
			hint: 'inspect',
			raises: {type: 'inspect-asked'},
		},
		paneRow,
		shellRow,
	],
	ways: [],
	title: ({views}, screen) => toPrintableLine(views.get(screen.viewKey)?.title ?? '…'),

	/** Shown from what is known, then read, unless there is no use in asking. */
	open(state, request) {
		if (request?.type !== 'execution') {
			return transition(state);
		}

		const {seed, stepExecutionId} = request;
		const key = viewKey(seed.where, seed.parentExecutionId, seed.target);
		const known = state.views.get(key) ?? createView(seed);
		const view = {...known, executionId: known.executionId ?? seed.executionId};
		const screen: ExecutionScreen = {
			name: 'execution',
			about: 'execution',
			viewKey: key,
			list: {...topOfList, cursorId: stepExecutionId},
			filter: 'all',
		};
		return tellView(pushScreen({...withView(state, view), notice: null}, screen), key, {type: 'opened'});
	},

	move(state, screen, direction, stride) {
		const steps = listSteps(state, screen.viewKey, screen.list, screen.filter);
		// The cursor that nobody has moved yet stands where it is shown.
		const cursorId = steps[stepCursorIndex(steps, screen.list)]?.stepExecutionId ?? null;
		const from = {...screen, list: {...screen.list, cursorId}};
		const ids = steps.map(({stepExecutionId}) => stepExecutionId);
		return transition(moveInList(state, from, ids, direction, stride));
	},

	enter: openChosen,
	search: searchInList,
	searchFields: ['step', 'status', 'msg'],
	found: (state, {viewKey: key, list, filter}) => ({
		shown: listSteps(state, key, list, filter).length,
		of: state.views.get(key)?.steps?.length ?? 0,
	}),

	leaveFilter: (state, screen) => (screen.filter === 'all' ? undefined : withScreen(state, {...screen, filter: 'all'})),
	refresh: (state, screen) => tellView(state, screen.viewKey, {type: 'read-asked'}),
	arrive: (state, screen) => tellView(state, screen.viewKey, {type: 'opened'}),
	take,
	beside: besideSteps,

	spot(state, screen) {
		const view = state.views.get(screen.viewKey);
		const chosen = chosenStep(state, screen);
		const spot = spotOfStep(state, {viewKey: screen.viewKey, stepExecutionId: chosen?.stepExecutionId});
		// A step of a fan-out represents the location that it ran in.
		const isOfFanOut = view?.execution != null && rowKindOf(view.execution) === 'locations';
		return isOfFanOut && chosen !== undefined
			? {...spot, location: chosen.location, executionId: chosen.childExecutionId}
			: spot;
	},

	copies(state, screen) {
		const view = state.views.get(screen.viewKey);
		const one = chosenStep(state, screen);
		return view === undefined
			? []
			: [
					...(view.executionId === null ? [] : listOfExecution(view.where, view.executionId, 'y')),
					...(one === undefined ? [] : listOfStep(one)),
					{key: 'w', what: 'location', text: printLocation(view.where)},
				];
	},
};

function take(state: ConsoleState, screen: ExecutionScreen, {type}: Stamped<KeyEvent>): Transition | undefined {
	switch (type) {
		case 'filter-cycled': {
			const filter = matrixFilters[(matrixFilters.indexOf(screen.filter) + 1) % matrixFilters.length]!;
			const filtered: ExecutionScreen = {...screen, filter};
			return transition({...withScreen(state, filtered), notice: null});
		}

		case 'inspect-asked':
			return inspect(state, screen);
		default:
			return undefined;
	}
}

function chosenStep(state: ConsoleState, screen: ExecutionScreen): StepExecution | undefined {
	const steps = listSteps(state, screen.viewKey, screen.list, screen.filter);
	return steps[stepCursorIndex(steps, screen.list)];
}

/** Show the step itself rather than the execution it started. */
function inspect(state: ConsoleState, screen: ExecutionScreen): Transition {
	const {viewKey: key} = screen;
	const stepExecutionId = chosenStep(state, screen)?.stepExecutionId;
	return stepExecutionId === undefined
		? transition(state)
		: openScreen(state, 'step', {type: 'step', viewKey: key, stepExecutionId});
}

/** Open a step: a step that started an execution opens that, one that sent a command its output, any other its inputs and outputs. */
function openChosen(state: ConsoleState, screen: ExecutionScreen): Transition {
	const chosen = chosenStep(state, screen);
	const view = state.views.get(screen.viewKey);
	if (chosen === undefined || view === undefined || view.executionId === null) {
		return transition(state);
	}

	// A location's step started its execution there; where it doesn't say where, only the step itself can be opened.
	const isOfFanOut = view.execution !== null && rowKindOf(view.execution) === 'locations';
	const where = isOfFanOut ? chosen.location : view.where;
	const leadsOn = chosen.action === 'aws:executeAutomation' && chosen.startedAt !== null;
	if (chosen.action === 'aws:runCommand' && chosen.startedAt !== null) {
		return openScreen(state, 'invocations', {
			type: 'invocations',
			viewKey: screen.viewKey,
			stepExecutionId: chosen.stepExecutionId,
		});
	}

	return leadsOn && where !== null
		? openExecution(state, {
				where,
				executionId: chosen.childExecutionId,
				parentExecutionId: view.executionId,
				target: isOfFanOut ? null : chosen.name,
				title: isOfFanOut ? printLocation(where) : chosen.name,
			})
		: inspect(state, screen);
}
