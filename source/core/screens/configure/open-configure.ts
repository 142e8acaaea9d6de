import type {Execution} from '../../domain/execution.ts';
import {draftFromExecution, draftFromRequest} from '../../planning/draft.ts';
import {findFollowing} from '../../state/attempts.ts';
import type {Event} from '../../state/event.ts';
import {cursorPlace, listFanOuts} from '../../state/list-rows.ts';
import {type ConsoleState, currentScreen, pushScreen} from '../../state/state.ts';
import {andThen, type Reducers, type Step, step} from '../../state/step.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {type Configure, createConfigure, fillDraft} from './configure.ts';
import type {ConfigureEvent} from './events.ts';
import {askRunbook, askRunbooks} from './picker.ts';
import {syncPlaces} from './places.ts';
import {askChoices, enterSection} from './sections.ts';

type Handled = Extract<
	ConfigureEvent,
	{type: 'configure-asked' | 'launch-again-asked' | 'plan-opened' | 'launch-source-answered' | 'configure-reset'}
>;

export const openReducers: Reducers<Handled> = {
	'configure-asked': state => open(state, state.configure ?? createConfigure()),

	'plan-opened': (state, {request, origin}) =>
		open(state, {...fillDraft(createConfigure(), draftFromRequest(request), origin), section: 'review'}),

	'launch-again-asked'(state) {
		const executionId = executionUnderCursor(state);
		if (executionId === undefined || state.central === null) {
			return step({...state, notice: {text: 'No fan-out here to launch again', tone: 'info'}});
		}

		if (isBegun(state.configure) && state.notice?.holdsBack !== 'launch-again-asked') {
			const text = 'A launch is half configured: n goes to it, E once more replaces it';
			return step({...state, notice: {text, tone: 'info', holdsBack: 'launch-again-asked'}});
		}

		const configure = {...createConfigure(), section: 'review' as const, readsFrom: executionId};
		return andThen(open(state, configure), opened =>
			step(opened, {type: 'read-launch-source', where: state.central!, executionId}),
		);
	},

	'launch-source-answered'(state, {executionId, outcome}) {
		const {configure} = state;
		if (configure?.readsFrom !== executionId) {
			return step(state);
		}

		if (outcome.ok) {
			return fillFrom(state, configure, outcome.value.execution, outcome.value.tags);
		}

		// AWS forgets after 30 days; what is open is known all the same, but for its tags.
		const seen = findFollowing(state, executionId)?.execution ?? null;
		return seen !== null
			? fillFrom(state, configure, seen, null)
			: step({
					...state,
					configure: {...configure, readsFrom: null},
					notice: {text: describeFailure(outcome.failure).join(' '), tone: 'bad'},
				});
	},

	'configure-reset'(state) {
		const {configure} = state;
		if (configure === null) {
			return step(state);
		}

		if (isBegun(configure) && state.notice?.holdsBack !== 'configure-reset') {
			const text = 'This throws away what is chosen: N once more does it';
			return step({...state, notice: {text, tone: 'info', holdsBack: 'configure-reset'}});
		}

		// What AWS has told stays: only what was chosen goes.
		const {lists, runbooks, versions, choices, presets} = configure;
		return andThen(
			arrive({...state, configure: {...createConfigure(), lists, runbooks, versions, choices, presets}}),
			anew => step({...anew, notice: {text: 'A new launch: nothing is chosen yet', tone: 'info'}}),
		);
	},
};

/** Fill in the settings of a fan-out that ran, and show what they come to. */
function fillFrom(
	state: ConsoleState,
	configure: Configure,
	execution: Execution,
	tags: Readonly<Record<string, string>> | null,
): Step {
	const {executionId} = execution;
	const draft = draftFromExecution(execution, tags ?? {});
	const filled = {...fillDraft(configure, draft, `fan-out ${executionId}`), section: 'review' as const};
	const left = tags === null ? ' Its tags can’t be read and are left out.' : '';
	return andThen(arrive({...state, configure: filled}), arrived =>
		step({...arrived, notice: {text: `Filled in from ${executionId}.${left}`, tone: 'good'}}),
	);
}

/** Show the screens, on top of whatever is shown. */
function open(state: ConsoleState, configure: Configure): Step {
	const isOpen = currentScreen(state).name === 'configure';
	const shown: ConsoleState = {...(isOpen ? state : pushScreen(state, {name: 'configure'})), notice: null, configure};
	return arrive(shown);
}

/** Ask for what the screens need, as soon as it is known who we are. */
export function arrive(state: ConsoleState): Step {
	const {configure, central, directory} = state;
	if (configure === null || central === null) {
		return step(state);
	}

	const synced = {...state, configure: syncPlaces(configure, directory, central.region)};
	return andThen(
		andThen(askRunbooks(synced, central), asked => askChosen(asked)),
		asked =>
			andThen(askChoices(asked, 'regions'), enabled =>
				andThen(enterSection(enabled, configure.section), last => step(last, {type: 'read-presets'})),
			),
	);
}

/** Read the chosen runbook and its versions. */
export function askChosen(state: ConsoleState): Step {
	const {configure, central} = state;
	const name = configure?.draft.document ?? '';
	if (configure === null || central === null || name === '') {
		return step(state);
	}

	const reading = askRunbook(state, name, configure.draft.documentVersion);
	return configure.versions.has(name)
		? reading
		: andThen(reading, asked => step(asked, {type: 'list-versions', where: central, name}));
}

/** What is new for a launch being configured after an event: it has been started, or it is known who we are, or the accounts and Regions are. */
export function followConfigure(before: ConsoleState, {state, effects}: Step, cause: Event['type']): Step {
	const {configure, central, directory, screens} = state;
	if (configure === null) {
		return {state, effects};
	}

	// The fan-out that was started opens where the screens stood that configured it: these are done with.
	const hasLaunched =
		cause === 'launch-progressed' &&
		currentScreen(before).name === 'configure' &&
		currentScreen(state).name === 'matrix';
	if (hasLaunched) {
		const rest = screens.filter(({name}) => name !== 'configure') as unknown as ConsoleState['screens'];
		return {state: {...state, configure: null, screens: rest}, effects};
	}

	const remembered = {...state, configure: rememberPainting(before.configure, configure, cause)};
	const isNewlyKnown = before.central === null && central !== null;
	if (isNewlyKnown) {
		const arrived = arrive(remembered);
		return {state: arrived.state, effects: [...effects, ...arrived.effects]};
	}

	const hasNewPlaces = before.directory !== directory && before.configure !== null;
	return hasNewPlaces
		? {state: {...state, configure: syncPlaces(remembered.configure, directory, central?.region ?? null)}, effects}
		: {state: remembered, effects};
}

function executionUnderCursor(state: ConsoleState): string | undefined {
	const screen = currentScreen(state);
	if (screen.name !== 'fan-outs') {
		return state.opened ?? undefined;
	}

	const items = listFanOuts(state, screen.list);
	const ids = items.map(({executionId}) => executionId);
	return ids[cursorPlace(ids, screen.list)];
}

/** Whether something would be lost with a launch that is being configured. */
function isBegun(configure: Configure | null): boolean {
	if (configure === null) {
		return false;
	}

	const {document, places} = configure.draft;
	return document !== '' || places.kind !== 'locations' || places.selection.size > 0;
}

/** How many paintings are remembered: 5,000 accounts take 40 KB each. */
const mostPainted = 50;

/** Keep what was painted before an event that painted, for *undo*. */
function rememberPainting(before: Configure | null, configure: Configure, cause: Event['type']): Configure {
	const was = before?.draft.places;
	const isPainting =
		was !== undefined &&
		was !== configure.draft.places &&
		was.kind === configure.draft.places.kind &&
		configure.section === 'places' &&
		before?.origin === configure.origin &&
		cause !== 'painting-undone' &&
		cause !== 'unit-mode-toggled';
	return isPainting ? {...configure, painted: [...configure.painted, was].slice(-mostPainted)} : configure;
}
