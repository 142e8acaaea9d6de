import type {StepExecution} from '../../domain/execution.ts';
import {listOfExecution, listOfStep} from '../../state/copy-choice.ts';
import type {KeyEvent} from '../../state/event.ts';
import {openScreen} from '../../state/open.ts';
import {tellView} from '../../state/reducers/execution.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {topOfText} from '../../state/screen.ts';
import {shownSearch} from '../../state/shown-search.ts';
import {spotOfStep} from '../../state/spot.ts';
import {askStack, findStack} from '../../state/stack-events.ts';
import {type ConsoleState, pushScreen} from '../../state/state.ts';
import {andThen, type Transition, transition} from '../../state/transition.ts';
import {maskStep} from '../../status/mask-step.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {pageRows, plainRoom, textScreen} from '../scroll.ts';
import {answerRow, cancelRow, editorRow, pagerRow, shellRow} from '../shared-keys.ts';
import {documentOn, foldInStep, moveInStep, moveToMatch, openStep, type StepScreen, searchInStep} from './reduce.ts';

/** One step with its inputs and outputs, the failure first. */
export const stepRoom: ScreenRoom<StepScreen, KeyEvent, KeyEvent> = {
	...plainRoom,
	name: 'step',
	heading: 'One step',
	keys: [
		{
			keys: ['n'],
			label: 'next place of the search',
			hint: 'next place',
			raises: {type: 'search-moved', direction: 'next'},
			isHinted: state => shownSearch(state).search !== '',
		},
		{keys: ['N'], label: 'previous place of the search', raises: {type: 'search-moved', direction: 'previous'}},
		{
			keys: ['p'],
			label: 'what its command printed on its instances',
			hint: 'printed',
			raises: {type: 'printed-asked'},
		},
		pagerRow,
		editorRow,
		shellRow,
		cancelRow,
		answerRow,
	],
	ways: [],
	title: (state, screen) => toPrintableLine(findStep(state, screen)?.name ?? 'step'),

	open(state, request) {
		if (request?.type !== 'step') {
			return transition(state);
		}

		const {viewKey, stepExecutionId} = request;
		const opened: StepScreen = {
			name: 'step',
			about: 'execution',
			viewKey,
			stepExecutionId,
			text: topOfText,
			place: null,
			toggled: new Set(),
		};
		return askBeyond(pushScreen(state, opened), opened);
	},

	move: (state, _, direction, stride) => transition(moveInStep(state, direction, stride, pageRows(state))),
	enter: state => transition(foldInStep({...state, notice: null})),

	/** A step is searched as one types: the cursor goes to the first place. */
	search(state, screen, change) {
		const searched = textScreen.search(state, screen, change);
		const {search, isSearching} = change(screen.text);
		return isSearching && search !== '' && search !== screen.text.search
			? andThen(searched, state => transition(searchInStep(state)))
			: searched;
	},

	refresh: (state, screen) =>
		andThen(tellView(state, screen.viewKey, {type: 'read-asked'}), after => askBeyond(after, screen)),
	take: (state, screen, event) =>
		event.type === 'search-moved'
			? transition(moveToMatch({...state, notice: null}, event.direction))
			: event.type === 'printed-asked'
				? showPrinted(state, screen)
				: undefined,

	spot: spotOfStep,

	/** Every line, folded ones too. */
	text(state, screen) {
		const one = findStep(state, screen);
		const document = documentOn(state, screen);
		return one === undefined || document === undefined
			? null
			: {
					name: one.name,
					text: document.nodes.map(({depth, text}) => `${'  '.repeat(depth)}${text}`).join('\n'),
				};
	},

	copies(state, screen) {
		const open = openStep(state);
		const view = state.views.get(screen.viewKey);
		const one = findStep(state, screen);
		if (open === undefined || view === undefined || one === undefined) {
			return [];
		}

		const value = printValue(open.layout.rows[open.row]?.node.value);
		return [
			...(value === undefined ? [] : [{key: 'y', what: 'value', text: value}]),
			{key: value === undefined ? 'y' : 'j', what: 'step as JSON', text: printStep(one)},
			...listOfStep(one),
			...(view.executionId === null ? [] : listOfExecution(view.where, view.executionId, 'i')),
		];
	},
};

/** Read the events of its stack, where it created one. */
function askBeyond(state: ConsoleState, screen: StepScreen): Transition {
	const stack = findStack(state, screen);
	return stack === null ? transition(state) : askStack(state, stack);
}

/** Only a step that ran on instances has output beside its own. */
function showPrinted(state: ConsoleState, screen: StepScreen): Transition {
	const {viewKey, stepExecutionId} = screen;
	const text = 'Only an aws:runCommand step prints on instances; what this one left is above';
	return findStep(state, screen)?.action === 'aws:runCommand'
		? openScreen(state, 'invocations', {type: 'invocations', viewKey, stepExecutionId})
		: transition({...state, notice: {text, tone: 'info'}});
}

function findStep({views}: ConsoleState, screen: StepScreen): StepExecution | undefined {
	return views.get(screen.viewKey)?.steps.find(({stepExecutionId}) => stepExecutionId === screen.stepExecutionId);
}

function printStep(one: StepExecution): string {
	const {name, status, inputs, outputs, failureMessage} = maskStep(one);
	return JSON.stringify({name, status, inputs, outputs, failureMessage}, undefined, 2);
}

function printValue(value: unknown): string | undefined {
	return value === undefined || typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
}
