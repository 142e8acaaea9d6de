import type {KeyEvent} from '../../state/event.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import {openFanOut} from '../../state/open.ts';
import {beginFollowing, tellFollowing} from '../../state/reducers/follow.ts';
import type {PairEvent, ScreenRoom, SortEvent} from '../../state/room.ts';
import {topOfList} from '../../state/screen.ts';
import {type ConsoleState, pushScreen, withScreen} from '../../state/state.ts';
import {andThen, type Reducers, type Transition, transition} from '../../state/transition.ts';
import {moveInList, plainRoom, searchInList} from '../scroll.ts';
import {createPair, type PairScreen, pairParts, pairSorts} from './screen.ts';
import {comparePair, listAllPairRows, listPairRows, type PairRow} from './select.ts';

/** Only the list of fan-outs has a fan-out under its cursor, and takes the event itself. */
export const pairReducers: Reducers<PairEvent> = {'pair-asked': state => transition(state)};

/** Two fan-outs compared: which locations fared differently, and how durations moved. */
export const pairRoom: ScreenRoom<PairScreen, SortEvent, KeyEvent | SortEvent> = {
	...plainRoom,
	name: 'pair',
	heading: 'Two fan-outs compared',
	keys: [
		{
			keys: ['f'],
			label: 'what is listed: outcomes, locations that differ, Regions, accounts, locations that moved',
			hint: 'next part',
			raises: {type: 'filter-cycled'},
		},
		{keys: ['s'], label: 'sort: what matters most, name', hint: 'sort', raises: {type: 'sort-cycled'}},
	],
	ways: [],
	sorts: pairSorts,
	title: () => 'two fan-outs',

	open(state, request) {
		if (request?.type !== 'pair') {
			return transition(state);
		}

		const {a, b} = request;
		return [a, b].reduce<Transition>(
			(before, id) => andThen(before, after => read(after, id)),
			transition(pushScreen<PairScreen>({...state, notice: null}, createPair(a, b))),
		);
	},

	move(state, screen, direction, stride) {
		const ids = listPairRows(state, screen).map(({id}) => id);
		return transition(moveInList(state, screen, ids, direction, stride));
	},

	/** Open the locations of an outcome; from any other row, the second fan-out. */
	enter(state, screen) {
		const chosen = chosenRow(state, screen);
		return chosen !== undefined && screen.part === 'outcomes' && screen.group === null
			? transition(withScreen<PairScreen>(state, {...screen, group: chosen.id, list: topOfList}))
			: openFanOut(state, screen.follows[1]);
	},

	back: (state, screen) =>
		screen.group === null
			? undefined
			: transition(
					withScreen<PairScreen>(state, {...screen, group: null, list: {...topOfList, cursorId: screen.group}}),
				),

	search: searchInList,
	found: (state, screen) => ({
		shown: listPairRows(state, screen).length,
		of: listAllPairRows(state, screen).length,
	}),

	copies(state, screen) {
		const row = chosenRow(state, screen);
		const compared = comparePair(state, screen);
		return row === undefined || compared === null
			? []
			: [
					{key: 'y', what: 'row', text: [row.name, row.a, row.b, row.figure].filter(Boolean).join(' · ')},
					{key: 'c', what: 'command', text: `rollgrid compare ${screen.follows.join(' ')}`},
				];
	},

	take(state, screen, event) {
		switch (event.type) {
			case 'filter-cycled': {
				const part = pairParts[(pairParts.indexOf(screen.part) + 1) % pairParts.length]!;
				return transition(withScreen<PairScreen>(state, {...screen, part, group: null, list: topOfList}));
			}

			case 'sort-cycled':
				return transition(withScreen<PairScreen>(state, {...screen, sort: screen.sort === 'size' ? 'name' : 'size'}));
			case 'sort-chosen': {
				const sort = pairSorts.find(one => one === event.sort) ?? screen.sort;
				return transition(withScreen<PairScreen>(state, {...screen, sort}));
			}

			default:
				return undefined;
		}
	},
};

function read(state: ConsoleState, executionId: string): Transition {
	return state.followings.has(executionId)
		? tellFollowing(state, executionId, {type: 'read-due'})
		: beginFollowing(state, executionId);
}

function chosenRow(state: ConsoleState, screen: PairScreen): PairRow | undefined {
	const rows = listPairRows(state, screen);
	return rows[
		cursorIndex(
			rows.map(({id}) => id),
			screen.list,
		)
	];
}
