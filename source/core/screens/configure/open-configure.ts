import type {Execution} from '../../domain/execution.ts';
import {draftFromExecution, draftFromRequest} from '../../planning/draft.ts';
import {findFollowing} from '../../state/attempts.ts';
import {pushOnce} from '../../state/open.ts';
import {showsLocations} from '../../state/screen.ts';
import {type ConsoleState, currentScreen, stackOf} from '../../state/state.ts';
import {andThen, type Reducers, type Transition, transition} from '../../state/transition.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {type Configure, createConfigure, fillDraft} from './configure.ts';
import type {ConfigureEvent} from './events.ts';
import {askRunbook, askRunbooks} from './picker.ts';
import {syncPlaces} from './places.ts';
import {configureScreen, isConfiguring, launch} from './screen.ts';
import {askChoices, enterSection} from './sections.ts';

type Handled = Extract<
	ConfigureEvent,
	{type: 'configure-asked' | 'plan-opened' | 'launch-source-read' | 'configure-reset'}
>;

export const openReducers: Reducers<Handled> = {
	'configure-asked': state => open(state, launch.of(state) ?? createConfigure()),

	'plan-opened': (state, {request, origin}) =>
		open(state, {...fillDraft(createConfigure(), draftFromRequest(request), origin), section: 'review'}),

	'launch-source-read'(state, {executionId, outcome}) {
		const configure = launch.of(state);
		if (configure?.readsFrom !== executionId) {
			return transition(state);
		}

		if (outcome.ok) {
			return fillFrom(state, configure, outcome.value.execution, outcome.value.tags);
		}

		// AWS forgets after 30 days; what is open is known all the same, but for its tags.
		const seen = findFollowing(state, executionId)?.execution ?? null;
		return seen !== null
			? fillFrom(state, configure, seen, null)
			: transition(
					launch.in(
						{
							...state,
							notice: {text: describeFailure(outcome.failure).join(' '), tone: 'bad'},
						},
						{...configure, readsFrom: null},
					),
				);
	},

	'configure-reset'(state) {
		const configure = launch.of(state);
		if (configure === null) {
			return transition(state);
		}

		if (isBegun(configure) && state.notice?.holdsBack !== 'configure-reset') {
			const text = 'This throws away what is chosen: N once more does it';
			return transition({...state, notice: {text, tone: 'info', holdsBack: 'configure-reset'}});
		}

		// What AWS has told stays: only what was chosen goes.
		const {lists, runbooks, versions, choices, presets} = configure;
		return andThen(
			arrive(launch.in(state, {...createConfigure(), lists, runbooks, versions, choices, presets})),
			anew => transition({...anew, notice: {text: 'A new launch: nothing is chosen yet', tone: 'info'}}),
		);
	},
};

/** Fill in the settings of a fan-out that ran, and show what they come to. */
function fillFrom(
	state: ConsoleState,
	configure: Configure,
	execution: Execution,
	tags: Readonly<Record<string, string>> | null,
): Transition {
	const {executionId} = execution;
	const draft = draftFromExecution(execution, tags ?? {});
	const filled = {...fillDraft(configure, draft, `fan-out ${executionId}`), section: 'review' as const};
	const left = tags === null ? ' Its tags can’t be read and are left out.' : '';
	return andThen(arrive(launch.in(state, filled)), arrived =>
		transition({...arrived, notice: {text: `Filled in from ${executionId}.${left}`, tone: 'good'}}),
	);
}

/** Begin a launch with the settings of a fan-out, unless one is half configured and nobody has insisted. */
export function launchAgain(state: ConsoleState, executionId: string): Transition {
	const {central} = state;
	if (central === null) {
		return transition({...state, notice: {text: 'No fan-out here to launch again', tone: 'info'}});
	}

	if (isBegun(launch.of(state)) && state.notice?.holdsBack !== 'launch-again-asked') {
		const text = 'A launch is half configured: n goes to it, E once more replaces it';
		return transition({...state, notice: {text, tone: 'info', holdsBack: 'launch-again-asked'}});
	}

	const configure = {...createConfigure(), section: 'review' as const, readsFrom: executionId};
	return andThen(open(state, configure), opened =>
		transition(opened, {type: 'read-launch-source', where: central, executionId}),
	);
}

/** Show the screens, on top of whatever is shown. */
function open(state: ConsoleState, configure: Configure): Transition {
	return arrive(launch.in({...pushOnce(state, configureScreen), notice: null}, configure));
}

/** Ask for what the screens need, as soon as it is known who we are. */
export function arrive(state: ConsoleState): Transition {
	const {central, directory} = state;
	const configure = launch.of(state);
	if (configure === null || central === null) {
		return transition(state);
	}

	const synced = launch.in(state, syncPlaces(configure, directory, central.region));
	return andThen(
		andThen(askRunbooks(synced, central), asked => askChosen(asked)),
		asked =>
			andThen(askChoices(asked, 'regions'), enabled =>
				andThen(enterSection(enabled, configure.section), last => transition(last, {type: 'read-presets'})),
			),
	);
}

/** Read the chosen runbook and its versions. */
export function askChosen(state: ConsoleState): Transition {
	const {central} = state;
	const configure = launch.of(state);
	const name = configure?.draft.document ?? '';
	if (configure === null || central === null || name === '') {
		return transition(state);
	}

	const reading = askRunbook(state, name, configure.draft.documentVersion);
	return configure.versions.has(name)
		? reading
		: andThen(reading, asked => transition(asked, {type: 'list-versions', where: central, name}));
}

/** What is new for a launch being configured after an event: it has been started, or it is known who we are, or the accounts and Regions are. */
export function followConfigure(before: ConsoleState, after: Transition, cause: string): Transition {
	const {state} = after;
	const {central, directory, screens} = state;
	const configure = launch.of(state);
	if (configure === null) {
		return after;
	}

	// The fan-out that was started opens where the screens stood that configured it: these are done with.
	const hasLaunched = cause === 'launch-progressed' && isConfiguring(before) && showsLocations(currentScreen(state));
	if (hasLaunched) {
		const rest = stackOf(
			screens.filter(({about}) => about !== 'launch'),
			state,
		);
		return {...after, state: launch.in({...state, screens: rest}, null)};
	}

	const was = launch.of(before);
	const remembered = rememberPainting(was, configure, cause);
	if (before.central === null && central !== null) {
		return andThen(after, known => arrive(launch.in(known, remembered)));
	}

	const hasNewPlaces = before.directory !== directory && was !== null;
	const synced = hasNewPlaces ? syncPlaces(remembered, directory, central?.region ?? null) : remembered;
	return {...after, state: launch.in(state, synced)};
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
function rememberPainting(before: Configure | null, configure: Configure, cause: string): Configure {
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
