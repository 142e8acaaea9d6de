import type {KeyEvent, Stamped} from '../../state/event.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {showsLocations} from '../../state/screen.ts';
import {type ConsoleState, currentScreen, stackOf} from '../../state/state.ts';
import {andThen, type Reducers, type Transition, transition} from '../../state/transition.ts';
import {plainRoom} from '../scroll.ts';
import {arrive, takePlacesIn} from './arrive.ts';
import {copyConfigured} from './copy.ts';
import type {ConfigureEvent, ConfigureKeyEvent} from './events.ts';
import {findLaunchTrouble} from './find-trouble.ts';
import {configureKeys, configureKeysNow} from './keys.ts';
import {launchAgain, openReducers} from './open.ts';
import {foundInSection, launchEvents, reduceKey, reduceLaunch, searchSection, sectionSearch} from './reduce.ts';
import {type ConfigureScreen, isConfiguring, launch} from './screen.ts';
import {configuringIn, lift, putBack, within} from './surround.ts';
import {writesInto} from './writing.ts';

/** A launch being configured, in sections; the last one reviews it and launches. */
export const configureRoom: ScreenRoom<ConfigureScreen, ConfigureKeyEvent, KeyEvent> = {
	...plainRoom,
	name: 'configure',
	heading: 'Configuring a launch',
	harmless: [
		'configure-asked',
		'section-chosen',
		'section-stepped',
		'category-cycled',
		'version-cycled',
		'details-scrolled',
		'painted',
		'paint-range-toggled',
		'selection-inverted',
		'selection-cleared',
		'painting-undone',
		'unit-mode-toggled',
		'child-units-toggled',
		'choosing-changed',
		'prompt-asked',
		'choice-cleared',
		'suggestion-stepped',
		'review-cycled',
		'preflight-asked',
		'fix-asked',
	],
	keys: configureKeys,
	ways: [],
	title: () => 'configure',
	open: (state, request) =>
		request?.type === 'launch-again' ? launchAgain(state, request.executionId) : transition(state),
	// Keys that move and open in a section are handled below, with the other keys.
	move: state => transition({...state, notice: null}),
	search: (state, _, change) => within(state, one => searchSection(one, change)),
	partSearch(state) {
		const configure = launch.of(state);
		return configure === null ? undefined : sectionSearch(configure);
	},
	found(state) {
		const configuring = configuringIn(state);
		return configuring === null ? undefined : foundInSection(configuring);
	},
	follow: followConsole,

	trouble(state) {
		const configure = launch.of(state);
		return configure && findLaunchTrouble({configure});
	},

	copies(state) {
		const configuring = configuringIn(state);
		return configuring === null ? [] : copyConfigured(configuring);
	},

	keysNow: (state, everywhere) => configureKeysNow(configuringIn(state), everywhere),

	takesText(state) {
		const configuring = configuringIn(state);
		return configuring !== null && writesInto(configuring) !== null;
	},

	take: (state, _, event) => (state.dialog === null ? take(state, event) : undefined),

	changesOnEnter(state) {
		const configure = launch.of(state);
		return isConfiguring(state) && configure?.section === 'review' && configure.prompt === null;
	},
};

/** What the events of configuring a launch do. */
export const configureReducers: Reducers<ConfigureEvent> = {...openReducers, ...lift(launchEvents, reduceLaunch)};

function take(state: ConsoleState, event: Stamped<KeyEvent>): Transition | undefined {
	const configuring = configuringIn(state);
	const taken = configuring === null ? undefined : reduceKey(configuring, event);
	return taken && putBack(state, taken);
}

/** What changes for a launch being configured after an event: it has been started, or the identity, the accounts or the Regions have become known. */
function followConsole(before: ConsoleState, after: Transition, cause: string): Transition {
	const {state} = after;
	const {central, directory, screens} = state;
	if (launch.of(state) === null) {
		return after;
	}

	// The started fan-out replaces the screens that configured it.
	const isRun = cause === 'run-viewed' && screens.some(({about}) => about === 'launch');
	const hasLaunched =
		(cause === 'launch-progressed' || cause === 'run-viewed') &&
		// A run is shown above the form until its first ring has been started.
		(isConfiguring(before) || (isRun && currentScreen(before).runId !== undefined)) &&
		showsLocations(currentScreen(state));
	if (hasLaunched) {
		const rest = stackOf(
			screens.filter(({about}) => about !== 'launch'),
			state,
		);
		return {...after, state: launch.in({...state, screens: rest}, null)};
	}

	if (before.central === null && central !== null) {
		return andThen(after, known => within(known, arrive));
	}

	return before.directory !== directory && launch.of(before) !== null
		? andThen(after, known => within(known, one => transition(takePlacesIn(one))))
		: after;
}
