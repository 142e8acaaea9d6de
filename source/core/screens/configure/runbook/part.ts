import {runbookFields} from '../../../planning/search-runbooks.ts';
import {andThen, transition} from '../../../state/transition.ts';
import {type ConfigureTransition, type Configuring, withConfigure} from '../configuring.ts';
import {distanceOf, isAcross, plainPart, type SectionPart} from '../section-part.ts';
import {enterSection} from '../sections.ts';
import {askChosen, askRunbook, askRunbooks} from './asking.ts';
import {detailedRunbook, listPicked, movePicker, pickerIndex, searchPicker, turnTab} from './picker.ts';
import {chooseVersion} from './version.ts';

/** The keys of every screen, while a runbook is picked. */
export const runbookPart: SectionPart = {
	...plainPart,
	move(state, direction, stride) {
		const by = distanceOf(state, direction, stride);
		return isAcross(direction) ? turnTab(state, Math.sign(by)) : movePicker(state, by);
	},

	enter: chooseUnderCursor,
	search: {
		fields: runbookFields,
		of: ({picker: {search, isSearching}}) => ({search, isSearching}),
		change: searchPicker,
		found: ({configure}) => ({
			shown: listPicked(configure).length,
			of: configure.lists[configure.picker.owner].items.length,
		}),
	},

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
