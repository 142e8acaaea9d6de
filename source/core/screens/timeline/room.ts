import {pushOnce} from '../../state/open.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {topOfText} from '../../state/screen.ts';
import {withScreen} from '../../state/state.ts';
import {type Reducers, transition} from '../../state/transition.ts';
import {type LaneKind, laneKinds} from '../../status/timeline.ts';
import {plainRoom, textScreen} from '../scroll.ts';
import {shownTimeline, type TimelineScreen} from './screen.ts';

/** A lane for each OU, account or location, in turn. */
export type TimelineEvent = {readonly type: 'lanes-cycled'};

export const timelineReducers: Reducers<TimelineEvent> = {
	'lanes-cycled'(state) {
		const screen = shownTimeline(state);
		return screen === undefined
			? transition(state)
			: transition(withScreen(state, {...screen, lanes: after(screen.lanes), text: topOfText}));
	},
};

/** When each location ran, how many at once, and how long they took. */
export const timelineRoom: ScreenRoom<TimelineScreen, TimelineEvent> = {
	...plainRoom,
	...textScreen,
	name: 'timeline',
	heading: 'The timeline',
	needs: 'fan-out',
	keys: [{keys: ['z', 'tab'], label: 'lanes: OUs, accounts, locations', hint: 'lanes', raises: {type: 'lanes-cycled'}}],
	ways: [],
	title: () => 'timeline',
	open: state => transition(pushOnce({...state, notice: null}, firstTimeline)),
};

const firstTimeline: TimelineScreen = {name: 'timeline', about: 'fan-out', text: topOfText, lanes: 'ou'};

function after(lanes: LaneKind): LaneKind {
	return laneKinds[(laneKinds.indexOf(lanes) + 1) % laneKinds.length]!;
}
