import type {KeyEvent, Stamped} from '../../state/event.ts';
import type {FieldSearch, Search} from '../../state/screen.ts';
import {andThen, type Reducers, transition} from '../../state/transition.ts';
import type {Configure, Section} from './configure.ts';
import {type ConfigureTransition, type Configuring, hush, say, withConfigure} from './configuring.ts';
import type {ConfigureEvent, OpeningEvent} from './events.ts';
import {askChoices, choiceReducers} from './form/choices.ts';
import {formPart} from './form/part.ts';
import {clearChoice, cycleSuggestion} from './form/typing.ts';
import {addLocationReducers} from './places/add-locations.ts';
import {changeView} from './places/change-view.ts';
import {withChoosingView} from './places/choosing.ts';
import {toggleChildUnits, toggleUnitMode} from './places/paint-units.ts';
import {clearSelection, invertSelection, paintPart, paintRange, undoPainting} from './places/painting.ts';
import {placesPart} from './places/part.ts';
import {preflightPart} from './preflight/part.ts';
import {preflightReducers} from './preflight/reduce.ts';
import {preflightReview} from './preflight/run.ts';
import {presetReducers} from './prompt/presets.ts';
import {openPrompt, promptPart, promptReducers} from './prompt/prompt.ts';
import {rehearsalReducers} from './rehearsal/reduce.ts';
import {renewReducers} from './renewing.ts';
import {askToLaunch} from './review/launch.ts';
import {reviewPart} from './review/part.ts';
import {previewReducers} from './review/preview.ts';
import {cycleReview} from './review/review-keys.ts';
import {askAccountTags, renewAccountTags, ringReducers} from './rings/reduce.ts';
import {answerReducers} from './runbook/answers.ts';
import {askChosen} from './runbook/asking.ts';
import {runbookPart} from './runbook/part.ts';
import {cycleCategory, scrollDetails} from './runbook/picker.ts';
import {cycleVersion} from './runbook/version.ts';
import type {SectionPart} from './section-part.ts';
import {enterSection, moveSection} from './sections.ts';

/** The events of a launch that is being configured. */
export type LaunchEvent = Exclude<ConfigureEvent, OpeningEvent>;

/** What each section does with the keys of every screen. */
const parts: Readonly<Record<Section, SectionPart>> = {
	runbook: runbookPart,
	places: placesPart,
	targets: formPart,
	parameters: formPart,
	rate: formPart,
	alarm: formPart,
	tags: formPart,
	rings: formPart,
	review: reviewPart,
	preflight: preflightPart,
};

const reducers: Reducers<LaunchEvent, Configuring> = {
	...renewReducers,
	...answerReducers,
	...choiceReducers,
	...previewReducers,
	...preflightReducers,
	...rehearsalReducers,
	...promptReducers,
	...addLocationReducers,
	...presetReducers,
	...ringReducers,
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
	'choice-cleared': clearChoice,
	'suggestion-stepped': (state, {direction}) => cycleSuggestion(state, direction === 'next' ? 1 : -1),
	'review-cycled': cycleReview,
	'launch-asked': askToLaunch,
};

/** All events that concern only a launch. */
export const launchEvents = Object.keys(reducers) as ReadonlyArray<LaunchEvent['type']>;

/** Reduce a launch being configured and an event to the next state and the effects. Nothing else of the console changes. */
export function reduceLaunch(state: Configuring, event: Stamped<LaunchEvent>): ConfigureTransition {
	const reducer = reducers[event.type] as (state: Configuring, event: Stamped<LaunchEvent>) => ConfigureTransition;
	const reduced = rememberPainting(state, reducer(state, event), event.type);
	// The review is checked as soon as it is complete, whatever completed it.
	const checked = reduced.state.configure.section === 'review' ? andThen(reduced, preflightReview) : reduced;
	return andThen(checked, askAccountTags);
}

/** The same for a key of every screen; `undefined` where the key acts as it does elsewhere. */
export function reduceKey(state: Configuring, event: Stamped<KeyEvent>): ConfigureTransition | undefined {
	const taken = takeKey(state, event);
	return taken && andThen(rememberPainting(state, taken, event.type), askAccountTags);
}

/** How many selections are remembered: 5,000 accounts take 40 KB each. */
const mostPainted = 50;

/** Remember the selection before an event that changed it, for *undo*. */
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

/** The search of the open section; `undefined` where it has none, or a prompt lies above it. */
export function sectionSearch(configure: Configure): FieldSearch | undefined {
	const {search} = parts[configure.section];
	return search === undefined || configure.prompt !== null
		? undefined
		: {...search.of(configure), fields: search.fields};
}

/** Search for something else in the open section, or open or close its search line. */
export function searchSection(state: Configuring, change: (search: Search) => Search): ConfigureTransition {
	const {search} = parts[state.configure.section];
	return search === undefined
		? say(state, 'Nothing to search here')
		: search.change(state, change(search.of(state.configure)));
}

/** How many rows of the open section its search leaves; `undefined` where it has none. */
export function foundInSection(state: Configuring): {readonly shown: number; readonly of: number} | undefined {
	return parts[state.configure.section].search?.found(state);
}

/** Apply the keys of every screen to the configure screens; `undefined` for those that act as they do elsewhere. In a search, those are the keys that type. */
function takeKey(state: Configuring, event: KeyEvent): ConfigureTransition | undefined {
	const {configure} = state;
	const part = configure.prompt === null ? parts[configure.section] : promptPart;
	const isSearching = sectionSearch(configure)?.isSearching ?? false;
	switch (event.type) {
		case 'moved':
			return part.move(hush(state), event.direction, event.stride);
		case 'entered':
			return isSearching ? undefined : part.enter(state);
		case 'went-back':
			return leaveSuggestion(state) ?? part.back(state);
		case 'typed':
			return isSearching ? undefined : part.write(state, event.text);
		case 'line-edited':
			return isSearching ? undefined : part.edit(state, event.edit);
		case 'refresh-asked':
			return askAgain(state);
		case 'pointed': {
			const change = {cursorRow: event.row, ...(event.region === null ? {} : {cursorRegion: event.region})};
			return transition(withChoosingView(hush(state), () => change));
		}

		default:
			return undefined;
	}
}

/** Esc leaves a highlighted suggestion before anything else, except a prompt above it. */
function leaveSuggestion(state: Configuring): ConfigureTransition | undefined {
	const {prompt, suggestion} = state.configure;
	return prompt === null && suggestion !== null
		? transition(withConfigure(hush(state), {...state.configure, suggestion: null}))
		: undefined;
}

/** Request again what is shown, as `u` does elsewhere, and what couldn't be read. */
function askAgain(state: Configuring): ConfigureTransition {
	const {configure} = state;
	if (state.central === null) {
		return transition(state);
	}

	const {section} = configure;
	const failed = Object.entries(configure.choices).filter(([, known]) => known.state === 'failed');
	const unknown = failed.map(([list, known]) => [list, {...known, state: 'unknown' as const}]);
	const choices = {...configure.choices, ...Object.fromEntries(unknown)};
	const preview = configure.preview && {...configure.preview, request: null};
	const forgotten = renewAccountTags({...configure, choices, preview});
	const asked = andThen(parts[section].renew(withConfigure(state, forgotten)), askChosen);
	return andThen(
		andThen(asked, known => askChoices(known, 'regions')),
		known => enterSection(known, section),
	);
}
