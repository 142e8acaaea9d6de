import type {Stride} from '../../matrix/move.ts';
import {moveCursor} from '../../matrix/move.ts';
import type {KeyEvent, Stamped} from '../../state/event.ts';
import type {ConsoleState} from '../../state/state.ts';
import {andThen, type Reducers, type Transition, transition} from '../../state/transition.ts';
import {chooseVersion} from './answers.ts';
import {choosingRect, configureFrame, selectChoosing, withChoosingView} from './choosing.ts';
import type {Configure} from './configure.ts';
import type {ConfigureKeyEvent} from './events.ts';
import {writesInto} from './focus.ts';
import {
	clearField,
	cycleSuggestion,
	enterField,
	eraseInField,
	moveAcross,
	moveField,
	typeInField,
} from './form-keys.ts';
import {askToLaunch} from './launch.ts';
import {askChosen} from './open-configure.ts';
import {toggleChildUnits, toggleUnitMode} from './paint-units.ts';
import {clearSelection, invertSelection, paintPart, paintRange, undoPainting} from './painting.ts';
import {
	askRunbooks,
	cycleCategory,
	listPicked,
	movePicker,
	pickerIndex,
	scrollDetails,
	searchPicker,
	turnTab,
} from './picker.ts';
import {changeView, keepSearch, leavePlaces, searchPlaces} from './places-keys.ts';
import {suggestPresets} from './presets.ts';
import {answerPrompt, openPrompt, typeInPrompt} from './prompt.ts';
import {cycleReview, enterReview, moveReview} from './review-keys.ts';
import {launch} from './screen.ts';
import {enterSection, moveSection} from './sections.ts';

type Handled = Exclude<ConfigureKeyEvent, {type: 'configure-asked' | 'configure-reset'}>;

/** Keys that only the configure screens know. */
export const configureKeyReducers: Reducers<Handled> = {
	'section-chosen': (state, {section}) => enterSection(state, section),
	'section-stepped': (state, {direction}) => moveSection(state, direction === 'next' ? 1 : -1),
	'category-cycled': state => withConfigure(state, configure => cycleCategory(state, configure)),
	'version-cycled': state => withConfigure(state, configure => cycleVersion(state, configure)),
	'details-scrolled': (state, {direction}) =>
		withConfigure(state, configure => scrollDetails(state, configure, direction)),
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
		withConfigure(state, configure =>
			configure.prompt === null
				? writesInto(state) === 'search'
					? search(state, configure, () => '', true)
					: clearField(state, configure)
				: typeInPrompt(state, configure, configure.prompt, ''),
		),
	'suggestion-stepped': (state, {direction}) =>
		withConfigure(state, configure => cycleSuggestion(state, configure, direction === 'next' ? 1 : -1)),
	'review-cycled': state => withConfigure(state, configure => cycleReview(state, configure)),
	'launch-asked': askToLaunch,
};

/** What keys of every screen do in the configure screens; `undefined` for those that do the same as elsewhere. */
export function reduceConfigureKey(state: ConsoleState, event: Stamped<KeyEvent>): Transition | undefined {
	const configure = launch.of(state);
	if (configure === null || state.dialog !== null) {
		return undefined;
	}

	switch (event.type) {
		case 'moved':
			return move(state, configure, event.direction, event.stride);
		case 'entered':
			return enter(state, configure);
		case 'went-back':
			return leave(state, configure);
		case 'search-began':
			return search(state, configure, text => text, true);
		case 'typed':
			return write(state, configure, event.text);
		case 'erased':
			return erase(state, configure);
		case 'refresh-asked':
			return askAgain(state, configure);
		default:
			return undefined;
	}
}

function withConfigure(state: ConsoleState, change: (configure: Configure) => Transition): Transition {
	const configure = launch.of(state);
	return configure === null ? transition(state) : change(configure);
}

function move(
	state: ConsoleState,
	configure: Configure,
	direction: 'up' | 'down' | 'left' | 'right',
	stride: Stride,
): Transition {
	const quiet: ConsoleState = {...state, notice: null};
	const page = Math.max(1, configureFrame(state).body.rows - 4);
	const distance = stride === 'one' ? 1 : stride === 'page' ? page : Number.MAX_SAFE_INTEGER;
	const by = direction === 'up' || direction === 'left' ? -distance : distance;
	const isAcross = direction === 'left' || direction === 'right';
	if (configure.prompt !== null) {
		return direction === 'right' ? completePrompt(quiet, configure) : transition(quiet);
	}

	switch (configure.section) {
		case 'runbook':
			return isAcross ? turnTab(quiet, configure, Math.sign(by)) : movePicker(quiet, configure, by);
		case 'places': {
			const choosing = selectChoosing(quiet);
			return choosing === undefined
				? transition(quiet)
				: transition(withChoosingView(quiet, () => moveCursor(choosing.scene, choosingRect(quiet), direction, stride)));
		}

		case 'review':
			return isAcross ? transition(quiet) : moveReview(quiet, configure, by);
		default:
			return isAcross ? moveAcross(quiet, configure, by) : moveField(quiet, configure, by);
	}
}

function enter(state: ConsoleState, configure: Configure): Transition {
	const {prompt, section, picker, view} = configure;
	if (prompt !== null) {
		return answerPrompt(state, configure, prompt);
	}

	if (section === 'runbook') {
		return picker.isSearching
			? transition(launch.in(state, {...configure, picker: {...picker, isSearching: false}}))
			: chooseUnderCursor(state, configure);
	}

	if (section === 'places') {
		return view.isSearching ? transition(keepSearch(state)) : changeView(state, 'fold');
	}

	if (section === 'review') {
		return enterReview(state, configure);
	}

	return enterField(state, configure);
}

function chooseUnderCursor(state: ConsoleState, configure: Configure): Transition {
	const items = listPicked(configure);
	const name = items[pickerIndex(items, configure)]?.name;
	if (name === undefined) {
		return transition(state);
	}

	const chosen = chooseVersion(state, name, name === configure.draft.document ? configure.draft.documentVersion : null);
	return andThen(
		andThen(chosen, taken => askChosen(taken)),
		asked => enterSection(asked, 'places'),
	);
}

/** Esc leaves the innermost thing: prompt, suggestion, search, range; then the screens, which keep everything. */
function leave(state: ConsoleState, configure: Configure): Transition | undefined {
	const quiet: ConsoleState = {...state, notice: null};
	const {prompt, suggestion, section, picker, view} = configure;
	if (prompt !== null) {
		return transition(launch.in(quiet, {...configure, prompt: null}));
	}

	if (suggestion !== null) {
		return transition(launch.in(quiet, {...configure, suggestion: null}));
	}

	if (section === 'runbook' && (picker.isSearching || picker.search !== '')) {
		return searchPicker(quiet, configure, '', false);
	}

	const left = section === 'places' ? leavePlaces(quiet, view) : undefined;
	if (left !== undefined) {
		return transition(left);
	}

	return undefined;
}

function search(
	state: ConsoleState,
	configure: Configure,
	change: (text: string) => string,
	isSearching: boolean,
): Transition {
	if (configure.section === 'runbook') {
		return searchPicker(state, configure, change(configure.picker.search), isSearching);
	}

	return configure.section === 'places'
		? transition(searchPlaces(state, change, isSearching))
		: transition({...state, notice: {text: 'Nothing to search here', tone: 'info'}});
}

function write(state: ConsoleState, configure: Configure, text: string): Transition {
	const {prompt} = configure;
	const line = text.replace(/[\r\n]+/g, ' ');
	switch (writesInto(state)) {
		case 'prompt': {
			const before = prompt === null || prompt.isProposal ? '' : prompt.text;
			// A list is pasted with its lines, since a heading of CSV is one.
			return typeInPrompt(state, configure, prompt!, before + (prompt?.kind === 'locations' ? text : line));
		}

		case 'search':
			return search(state, configure, before => before + line, true);
		case 'field':
			return typeInField(state, configure, text);
		case null:
			return transition(state);
	}
}

function erase(state: ConsoleState, configure: Configure): Transition {
	switch (writesInto(state)) {
		case 'prompt':
			return typeInPrompt(state, configure, configure.prompt!, configure.prompt!.text.slice(0, -1));
		case 'search':
			return search(state, configure, before => before.slice(0, -1), true);
		case 'field':
			return eraseInField(state, configure);
		case null:
			return transition(state);
	}
}

function completePrompt(state: ConsoleState, configure: Configure): Transition {
	const {prompt} = configure;
	const [first] = prompt?.kind === 'load-preset' ? suggestPresets(configure, prompt.text.trim()) : [];
	return prompt === null || first === undefined ? transition(state) : typeInPrompt(state, configure, prompt, first);
}

/** Default at run time, latest at run time, then each version there is, newest first. */
function cycleVersion(state: ConsoleState, configure: Configure): Transition {
	const {document, documentVersion} = configure.draft;
	if (document === '') {
		return transition({...state, notice: {text: 'Choose a runbook first: Enter', tone: 'info'}});
	}

	const known = configure.versions.get(document)?.map(({version}) => version) ?? [];
	const all = [null, '$LATEST', ...known];
	const at = all.indexOf(documentVersion === '$DEFAULT' ? null : documentVersion);
	const chosen = chooseVersion(state, document, all[(at + 1) % all.length] ?? null);
	const picker = {...configure.picker, cursor: document};
	return andThen(chosen, taken => askChosen(launch.in(taken, {...launch.of(taken)!, picker})));
}

/** Ask AWS again for what is shown, as `u` does elsewhere: a list that failed above all. */
function askAgain(state: ConsoleState, configure: Configure): Transition {
	const {central} = state;
	if (central === null) {
		return transition(state);
	}

	const {owner} = configure.picker;
	const unknown = {state: 'unknown' as const, values: [], failure: null};
	const failed = Object.entries(configure.choices).filter(([, known]) => known.state === 'failed');
	const choices = {...configure.choices, ...Object.fromEntries(failed.map(([list]) => [list, unknown]))};
	const lists = {...configure.lists, [owner]: {items: [], isAsking: false, isComplete: false, failure: null}};
	const forgotten = launch.in(state, {
		...configure,
		choices,
		...(configure.section === 'runbook' && {lists}),
		preview: null,
	});
	return andThen(configure.section === 'runbook' ? askRunbooks(forgotten, central) : transition(forgotten), asked =>
		enterSection(asked, configure.section),
	);
}
