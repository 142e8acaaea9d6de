import {type Direction, measureStride, type Stride} from '../../matrix/move.ts';
import {pushOnce} from '../../state/open.ts';
import {openLocation} from '../../state/open-location.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {topOfText} from '../../state/screen.ts';
import {type ConsoleState, withScreen} from '../../state/state.ts';
import {type Reducers, type Transition, transition} from '../../state/transition.ts';
import {pageRows, plainRoom, textScreen} from '../scroll.ts';
import {noteRow} from '../shared-keys.ts';
import {findFailedSlice, goToSlice, moveInTime, readShown} from './cursor.ts';
import {allBelow, type Below, shownTimeline, type TimelineScreen} from './screen.ts';
import {describeMoment} from './words.ts';

export type TimelineEvent =
	/** Cycle through the part below: what ended at the cursor's time, or a lane for each OU, account or location. */
	| {readonly type: 'lanes-cycled'}
	/** Find the next time at which something failed. */
	| {readonly type: 'failed-moment-sought'; readonly direction: 'next' | 'previous'};

export const timelineReducers: Reducers<TimelineEvent> = {
	'lanes-cycled'(state) {
		const screen = shownTimeline(state);
		return screen === undefined
			? transition(state)
			: transition(withScreen(state, {...screen, below: after(screen.below), text: topOfText}));
	},

	'failed-moment-sought'(state, {direction}) {
		const screen = shownTimeline(state);
		const shown = screen && readShown(state, screen);
		if (screen === undefined || shown === undefined) {
			return transition(state);
		}

		const slice = findFailedSlice(shown, direction);
		const where = direction === 'next' ? 'after' : 'before';
		return slice === undefined
			? transition({...state, notice: {text: `Nothing failed ${where} this moment`, tone: 'info'}})
			: transition(goToSlice({...state, notice: null}, screen, slice));
	},
};

/** What happened when: statuses over time, how many ran at once and ended, how long they took, and what ended at a moment. */
export const timelineRoom: ScreenRoom<TimelineScreen, TimelineEvent> = {
	...plainRoom,
	name: 'timeline',
	heading: 'The timeline',
	harmless: ['lanes-cycled', 'failed-moment-sought'],
	needs: 'fan-out',
	keys: [
		{
			keys: ['n'],
			label: 'next moment at which something failed',
			hint: 'next failure',
			raises: {type: 'failed-moment-sought', direction: 'next'},
		},
		{
			keys: ['N'],
			label: 'previous moment at which something failed',
			raises: {type: 'failed-moment-sought', direction: 'previous'},
		},
		{keys: ['<', 'shift+left'], label: 'a tenth of the time back', raises: move('left', 'page')},
		{keys: ['>', 'shift+right'], label: 'a tenth of the time on', raises: move('right', 'page')},
		{keys: ['home', '0'], label: 'to the first moment', raises: move('left', 'end')},
		{keys: ['end', '$'], label: 'to the last moment, which goes on with the time', raises: move('right', 'end')},
		{
			keys: ['z', 'tab'],
			label: 'below: what ended then, or lanes of OUs, accounts, locations',
			hint: 'lanes',
			raises: {type: 'lanes-cycled'},
		},
		noteRow,
	],
	ways: [],
	title: () => 'timeline',
	open: state => transition(pushOnce({...state, notice: null}, firstTimeline)),

	/** Left and right move the cursor in time; up and down choose among the locations that ended then, or scroll the lanes. */
	move(state, screen, direction, stride) {
		if (direction === 'left' || direction === 'right') {
			return transition(moveInTime(state, screen, direction, stride));
		}

		return screen.below === 'ended'
			? transition(choose(state, screen, direction, stride))
			: textScreen.move(state, screen, direction, stride);
	},

	search: textScreen.search,
	searchFields: ['account', 'region', 'status', 'msg'],

	/** Open the chosen location that ended at the cursor's time. */
	enter(state, screen): Transition {
		const shown = readShown(state, screen);
		const index = shown?.ended[shown.chosen];
		return shown === undefined || index === undefined
			? transition({
					...state,
					notice: {text: 'Nothing that is shown ended at this moment: n goes to the next failure', tone: 'info'},
				})
			: openLocation(state, shown.following, index);
	},

	copies(state, screen) {
		const shown = readShown(state, screen);
		if (shown === undefined) {
			return [];
		}

		const {grid, ended, chosen} = shown;
		const index = ended[chosen];
		const moment = {key: 'm', text: describeMoment(state, shown).join('. '), what: 'what the moment shows'};
		return index === undefined
			? [{...moment, key: 'y'}]
			: [{key: 'y', text: grid.nameAt(index), what: 'the location'}, moment];
	},
};

const firstTimeline: TimelineScreen = {
	name: 'timeline',
	about: 'fan-out',
	text: topOfText,
	below: 'ended',
	moment: null,
	chosenKey: null,
};

function move(direction: Direction, stride: Stride) {
	return {type: 'moved', direction, stride} as const;
}

function choose(state: ConsoleState, screen: TimelineScreen, direction: Direction, stride: Stride): ConsoleState {
	const shown = readShown(state, screen);
	if (shown === undefined || shown.ended.length === 0) {
		return state;
	}

	const {ended, chosen, grid} = shown;
	const far = measureStride(stride, {page: pageRows(state), end: ended.length});
	const wanted = Math.max(0, Math.min(ended.length - 1, chosen + (direction === 'up' ? -far : far)));
	return withScreen(state, {...screen, chosenKey: grid.keyAt(ended[wanted]!)});
}

function after(below: Below): Below {
	return allBelow[(allBelow.indexOf(below) + 1) % allBelow.length]!;
}
