import {moveCursor} from '../../../matrix/move.ts';
import {transition} from '../../../state/transition.ts';
import {hush} from '../configuring.ts';
import {plainPart, type SectionPart} from '../section-part.ts';
import {changeView} from './change-view.ts';
import {choosingRect, selectChoosing, withChoosingView} from './choosing.ts';
import {placesFields} from './first-view.ts';
import {countFound, searchPlaces} from './search.ts';

/** The keys of every screen, while locations are chosen. */
export const placesPart: SectionPart = {
	...plainPart,
	move(state, direction, stride) {
		const choosing = selectChoosing(state);
		return transition(
			choosing === undefined
				? state
				: withChoosingView(state, () => moveCursor(choosing.scene, choosingRect(state), direction, stride)),
		);
	},
	enter: state => changeView(state, 'fold'),
	back: state =>
		state.configure.view.anchor === null
			? undefined
			: transition(withChoosingView(hush(state), () => ({anchor: null}))),
	search: {
		fields: placesFields,
		of: ({view: {search, isSearching}}) => ({search, isSearching}),
		change: (state, search) => transition(searchPlaces(state, search)),
		found(state) {
			const choosing = selectChoosing(state);
			return choosing === undefined ? {shown: 0, of: 0} : countFound(choosing);
		},
	},
};
