import {moveCursor} from '../../../matrix/move.ts';
import {transition} from '../../../state/transition.ts';
import {hush} from '../configuring.ts';
import {plainPart, type SectionPart, writeInSearch} from '../section-part.ts';
import {changeView} from './change-view.ts';
import {choosingRect, selectChoosing, withChoosingView} from './choosing.ts';
import {keepSearch, leavePlaces, searchPlaces} from './search.ts';

const search: SectionPart['search'] = (state, change) => transition(searchPlaces(state, change));

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
	enter: state => (state.configure.view.isSearching ? transition(keepSearch(state)) : changeView(state, 'fold')),
	back(state) {
		const left = leavePlaces(hush(state));
		return left && transition(left);
	},
	search,
	...writeInSearch(({configure}) => configure.view.isSearching, search),
};
