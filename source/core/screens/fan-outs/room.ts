import {listOfExecution} from '../../state/copy-choice.ts';
import type {KeyEvent} from '../../state/event.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import {openFanOut, openRunScreen, openScreen} from '../../state/open.ts';
import type {PairEvent, ScreenRoom, SortEvent} from '../../state/room.ts';
import type {RunKeyEvent} from '../../state/run-event.ts';
import {askAboutRun, noRun} from '../../state/run-questions.ts';
import {firstTitle} from '../../state/select/first-place.ts';
import {type ConsoleState, withScreen} from '../../state/state.ts';
import {andThen, type Transition, transition} from '../../state/transition.ts';
import {moveInList, plainRoom, searchInList} from '../scroll.ts';
import {launchAgainRow, paneRow, runRow, runScreenRow} from '../shared-keys.ts';
import {besideList} from './beside.ts';
import {countFanOuts} from './list.ts';
import {chooseOrder, fanOutSorts, nextOrder, sayOrder} from './order.ts';
import {askFanOuts, listRunsAgain} from './reduce.ts';
import {chosenFanOut, chosenRun, chosenUnstarted, type FanOutsScreen, listIds, shownFanOuts} from './screen.ts';

/** The next page is requested this many rows before the last known row. */
const nearEnd = 10;

/** The list of fan-outs, with which the console begins. */
export const fanOutsRoom: ScreenRoom<
	FanOutsScreen,
	{readonly type: 'configure-asked'} | PairEvent | SortEvent,
	KeyEvent | PairEvent | RunKeyEvent | SortEvent
> = {
	...plainRoom,
	name: 'fan-outs',
	heading: 'The list of fan-outs',
	harmless: ['configure-asked', 'pair-asked', 'sort-cycled', 'sort-chosen'],
	keys: [
		{
			keys: ['n'],
			label: 'new launch, or the one that was left',
			hint: 'new launch',
			raises: {type: 'configure-asked'},
		},
		{
			keys: ['o'],
			label: 'compare two fan-outs: o marks the first, o on another compares; o on the first takes the mark away',
			hint: 'compare',
			raises: {type: 'pair-asked'},
		},
		runRow,
		runScreenRow,
		launchAgainRow,
		paneRow,
		{
			keys: ['s'],
			label: 'sort: newest, runbook, failures, duration; each once more the other way round',
			hint: 'sort',
			raises: {type: 'sort-cycled'},
		},
		{
			keys: ['P'],
			label: 'choose another profile or Region, and go on there',
			raises: {type: 'origin-asked'},
			disabledReason: ({setup}) => (setup === null ? 'This world has one account to act as' : undefined),
		},
	],
	ways: [],
	title: () => firstTitle,
	open: state => transition(state),

	move(state, screen, direction, stride) {
		const ids = listIds(state, screen);
		const moved = moveInList(state, screen, ids, direction, stride);
		const isNearEnd = cursorIndex(ids, shownFanOuts(moved)?.list ?? screen.list) >= ids.length - nearEnd;
		return direction === 'down' && isNearEnd && state.fanOuts.nextToken !== null
			? askFanOuts(moved, state.fanOuts.nextToken)
			: transition(moved);
	},

	enter(state, screen) {
		const run = chosenUnstarted(state, screen);
		const executionId = chosenFanOut(state, screen);
		return run !== undefined
			? openRunScreen(state, run.run.head.runId)
			: executionId === undefined
				? transition(state)
				: openFanOut(state, executionId);
	},

	search: searchInList,
	searchFields: ['runbook', 'status', 'by', 'id'],
	found: (state, screen) => ({shown: listIds(state, screen).length, of: countFanOuts(state)}),
	sorts: fanOutSorts,
	refresh: state => andThen(askFanOuts(state, null), listRunsAgain),
	arrive: state => andThen(askFanOuts(state, null), listRunsAgain),

	take(state, screen, event) {
		if (event.type === 'pair-asked') {
			return comparePair(state, screen);
		}

		if (event.type === 'run-asked' || (event.type === 'run-shown' && event.runId === undefined)) {
			return takeRunKey(state, screen, event.type);
		}

		if (event.type === 'sort-cycled' || event.type === 'sort-chosen') {
			const order = event.type === 'sort-cycled' ? nextOrder(screen.order) : chooseOrder(screen.order, event.sort);
			const notice = {text: `Sorted: ${sayOrder(order)}`, tone: 'info'} as const;
			return transition({...withScreen(state, {...screen, order}), notice});
		}

		if (event.type !== 'launch-again-asked') {
			return undefined;
		}

		const executionId = chosenFanOut(state, screen);
		return executionId === undefined
			? transition({...state, notice: {text: 'No fan-out here to launch again', tone: 'info'}})
			: openScreen(state, 'configure', {type: 'launch-again', executionId});
	},

	trouble({fanOuts}) {
		const {trouble, countTrouble, isAsking, isCounting, dueAt} = fanOuts;
		return trouble !== null
			? {...trouble, about: '', dueAt, isAsking}
			: countTrouble && {...countTrouble, about: 'counting locations', dueAt, isAsking: isCounting};
	},

	beside: besideList,

	hasRun: (state, screen) => chosenRun(state, screen) !== undefined,

	copies(state, screen) {
		const executionId = chosenFanOut(state, screen);
		const run = chosenUnstarted(state, screen);
		if (run !== undefined) {
			return [{key: 'y', what: 'run ID', text: run.run.head.runId}];
		}

		return executionId === undefined || state.central === null ? [] : listOfExecution(state.central, executionId, 'y');
	},
};

/** Ask about the run under the cursor, or show it. */
function takeRunKey(state: ConsoleState, screen: FanOutsScreen, key: 'run-asked' | 'run-shown'): Transition {
	const known = chosenRun(state, screen);
	if (known === undefined) {
		return transition({...state, notice: {text: noRun, tone: 'info'}});
	}

	return key === 'run-asked' ? askAboutRun(state, known) : openRunScreen(state, known.run.head.runId);
}

/** Mark the fan-out under the cursor for a comparison, or compare it with the marked one. */
function comparePair(state: ConsoleState, screen: FanOutsScreen): Transition {
	const chosen = chosenFanOut(state, screen);
	if (chosen === undefined) {
		return transition({...state, notice: {text: 'No fan-out here to compare', tone: 'info'}});
	}

	const {compared = null} = screen;
	const mark = (marked: string | null, text: string): ConsoleState => ({
		...withScreen<FanOutsScreen>(state, {...screen, compared: marked}),
		notice: {text, tone: 'info'},
	});
	return compared === null
		? transition(mark(chosen, 'A is chosen: o on another fan-out compares the two'))
		: compared === chosen
			? transition(mark(null, 'Nothing is chosen to be compared any more'))
			: openScreen(mark(null, ''), 'pair', {type: 'pair', a: compared, b: chosen});
}
