import type {KeyEvent, Stamped} from '../../state/event.ts';
import type {Reducers} from '../../state/transition.ts';
import {type ConfigureTransition, type Configuring, withConfigure} from './configuring.ts';
import type {ConfigureEvent, OpeningEvent} from './events.ts';
import {choiceReducers} from './form/choices.ts';
import {cycleSuggestion} from './form/typing.ts';
import {parts} from './parts.ts';
import {addLocationReducers} from './places/add-locations.ts';
import {changeView} from './places/change-view.ts';
import {toggleChildUnits, toggleUnitMode} from './places/paint-units.ts';
import {clearSelection, invertSelection, paintPart, paintRange, undoPainting} from './places/painting.ts';
import {promptPart} from './prompt/part.ts';
import {presetReducers} from './prompt/presets.ts';
import {openPrompt, promptReducers} from './prompt/prompt.ts';
import {renewReducers} from './renewing.ts';
import {askToLaunch} from './review/launch.ts';
import {previewReducers} from './review/preview.ts';
import {cycleReview} from './review/review-keys.ts';
import {answerReducers} from './runbook/answers.ts';
import {cycleCategory, scrollDetails} from './runbook/picker.ts';
import {cycleVersion} from './runbook/version.ts';
import {enterSection, moveSection} from './sections.ts';
import {takeKey} from './take.ts';

/** What happens to a launch that is being configured. */
export type LaunchEvent = Exclude<ConfigureEvent, OpeningEvent>;

const reducers: Reducers<LaunchEvent, Configuring> = {
	...renewReducers,
	...answerReducers,
	...choiceReducers,
	...previewReducers,
	...promptReducers,
	...addLocationReducers,
	...presetReducers,
	'section-chosen': (state, {section}) => enterSection(state, section),
	'section-stepped': (state, {direction}) => moveSection(state, direction === 'next' ? 1 : -1),
	'category-cycled': cycleCategory,
	'version-cycled': cycleVersion,
	'details-scrolled': (state, {direction}) => scrollDetails(state, direction),
	painted: (state, {what}) => paintPart(state, what),
	'paint-range-toggled': paintRange,
	'selection-inverted': invertSelection,
	'selection-cleared': clearSelection,
	'painting-undone': undoPainting,
	'unit-mode-toggled': toggleUnitMode,
	'child-units-toggled': toggleChildUnits,
	'choosing-changed': (state, {change}) => changeView(state, change),
	'prompt-asked': (state, {kind}) => openPrompt(state, kind),
	'field-cleared': state =>
		(state.configure.prompt === null ? parts[state.configure.section] : promptPart).clear(state),
	'suggestion-stepped': (state, {direction}) => cycleSuggestion(state, direction === 'next' ? 1 : -1),
	'review-cycled': cycleReview,
	'launch-asked': askToLaunch,
};

/** All events that happen to a launch alone. */
export const launchEvents = Object.keys(reducers) as ReadonlyArray<LaunchEvent['type']>;

/** Turn a launch being configured and an event into the next one and what to ask of the world. Nothing else of the console changes. */
export function reduceLaunch(state: Configuring, event: Stamped<LaunchEvent>): ConfigureTransition {
	const reducer = reducers[event.type] as (state: Configuring, event: Stamped<LaunchEvent>) => ConfigureTransition;
	return rememberPainting(state, reducer(state, event), event.type);
}

/** The same for a key of every screen; `undefined` for one that does the same as elsewhere. */
export function reduceKey(state: Configuring, event: Stamped<KeyEvent>): ConfigureTransition | undefined {
	const taken = takeKey(state, event);
	return taken && rememberPainting(state, taken, event.type);
}

/** How many paintings are remembered: 5,000 accounts take 40 KB each. */
const mostPainted = 50;

/** Keep what was painted before an event that painted, for *undo*. */
function rememberPainting(
	{configure: before}: Configuring,
	after: ConfigureTransition,
	cause: string,
): ConfigureTransition {
	const {configure} = after.state;
	const was = before.draft.places;
	const isPainting =
		was !== configure.draft.places &&
		was.kind === configure.draft.places.kind &&
		configure.section === 'places' &&
		before.origin === configure.origin &&
		cause !== 'painting-undone' &&
		cause !== 'unit-mode-toggled';
	if (!isPainting) {
		return after;
	}

	const painted = [...configure.painted, was].slice(-mostPainted);
	return {...after, state: withConfigure(after.state, {...configure, painted})};
}
