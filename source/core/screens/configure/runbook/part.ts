import {andThen, transition} from '../../../state/transition.ts';
import {type ConfigureTransition, type Configuring, hush, withConfigure} from '../configuring.ts';
import {distanceOf, isAcross, type SectionPart, writeInSearch} from '../section-part.ts';
import {enterSection} from '../sections.ts';
import {askChosen, askRunbook, askRunbooks} from './asking.ts';
import {detailedRunbook, listPicked, movePicker, pickerIndex, searchPicker, turnTab} from './picker.ts';
import {chooseVersion} from './version.ts';

const search: SectionPart['search'] = (state, change) =>
	searchPicker(state, change(state.configure.picker.search), true);

/** The keys of every screen, while a runbook is picked. */
export const runbookPart: SectionPart = {
	move(state, direction, stride) {
		const by = distanceOf(state, direction, stride);
		return isAcross(direction) ? turnTab(state, Math.sign(by)) : movePicker(state, by);
	},

	enter(state) {
		const {configure} = state;
		const {picker} = configure;
		return picker.isSearching
			? transition(withConfigure(state, {...configure, picker: {...picker, isSearching: false}}))
			: chooseUnderCursor(state);
	},

	back(state) {
		const {picker} = state.configure;
		return picker.isSearching || picker.search !== '' ? searchPicker(hush(state), '', false) : undefined;
	},

	search,
	...writeInSearch(({configure}) => configure.picker.isSearching, search),

	renew(state) {
		const {configure, central} = state;
		const {owner} = configure.picker;
		const {trouble} = configure.lists[owner];
		const pages = {items: [], isAsking: false, isComplete: false, trouble};
		const under = detailedRunbook(configure).name;
		const forgotten = withConfigure(state, {...configure, lists: {...configure.lists, [owner]: pages}});
		return central === null
			? transition(forgotten)
			: andThen(askRunbooks(forgotten, central), asked => askRunbook(asked, under, null));
	},
};

function chooseUnderCursor(state: Configuring): ConfigureTransition {
	const {configure} = state;
	const items = listPicked(configure);
	const name = items[pickerIndex(items, configure)]?.name;
	return name === undefined
		? transition(state)
		: chooseRunbook(state, name, name === configure.draft.document ? configure.draft.documentVersion : null);
}

/** Choose a runbook, read it, and go on to the locations. */
export function chooseRunbook(state: Configuring, name: string, version: string | null): ConfigureTransition {
	return andThen(andThen(chooseVersion(state, name, version), askChosen), asked => enterSection(asked, 'places'));
}
