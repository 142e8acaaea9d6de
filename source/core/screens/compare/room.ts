import {shownFollowing} from '../../state/attempts.ts';
import type {KeyEvent} from '../../state/event.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {transition} from '../../state/transition.ts';
import {moveInList, plainRoom, searchInList} from '../scroll.ts';
import {groupRow, noteRow} from '../shared-keys.ts';
import type {CompareEvent} from './events.ts';
import {findReadTrouble} from './reading.ts';
import {
	chosenGroup,
	enterCompared,
	leaveReading,
	listComparedIds,
	markGroup,
	openCompare,
	refreshCompared,
} from './reduce.ts';
import {type CompareScreen, comparison} from './screen.ts';

/** A value compared over all locations: groups of equal ones, the outliers first. */
export const compareRoom: ScreenRoom<CompareScreen, CompareEvent, KeyEvent> = {
	...plainRoom,
	name: 'compare',
	heading: 'A value compared over all locations',
	harmless: ['compared-changed'],
	needs: 'fan-out',
	keys: [
		{keys: ['o'], label: 'compare another value', hint: 'other value', raises: {type: 'compared-changed'}},
		groupRow,
		noteRow,
	],
	ways: [],
	title: () => 'compare',
	open: openCompare,
	move: (state, screen, direction, stride) =>
		transition(moveInList(state, screen, listComparedIds(state, screen.list), direction, stride)),
	enter: enterCompared,
	back(state) {
		const stopped = leaveReading(state);
		return stopped && transition(stopped);
	},
	search: searchInList,
	found: (state, {list}) => ({
		shown: listComparedIds(state, list).length,
		of: listComparedIds(state, {...list, search: ''}).length,
	}),

	refresh: refreshCompared,
	trouble: state => findReadTrouble(comparison.of(state)),
	take: (state, _, {type}) => (type === 'group-marked' ? markGroup(state) : undefined),

	copies(state) {
		const group = chosenGroup(state);
		const grid = shownFollowing(state)?.grid;
		return group === undefined || grid === undefined
			? []
			: [
					{key: 'y', what: 'value', text: group.value},
					{key: 'w', what: 'locations', text: group.indices.map(index => grid.nameAt(index)).join('\n')},
				];
	},
};
