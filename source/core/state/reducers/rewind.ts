import {keepStatuses} from '../../follow/statuses-then.ts';
import {listAttemptIds, listLiveAttempts, shownFollowing, shownPast} from '../attempts.ts';
import type {RecordEvent} from '../record-event.ts';
import {beginRewind, findMoment, type MomentGoal, playSpeeds, type Rewind, rewindTo} from '../rewind.ts';
import {tellUnread} from '../select/unread.ts';
import type {ConsoleState, Notice} from '../state.ts';
import {type Reducers, type Transition, transition} from '../transition.ts';
import {holdCursor} from './open-matrix.ts';

/** How long each moment is shown while the record is played change by change. */
const changeMs = 400;
/** The recorded time that one frame covers while the record is played by the clock, and the shortest time between two frames. */
const secondMs = 1000;
const leastMs = 100;

/** Go through what was recorded of the fan-out that is shown; from now, its record is read first. */
export function seekMoment(state: ConsoleState, goal: MomentGoal): Transition {
	const shown = shownFollowing(state);
	if (shown === null) {
		return transition(state);
	}

	const counted = {...state, count: null};
	const rewind = shownPast(state);
	if (rewind !== null) {
		return goTo(counted, {...rewind, playing: null}, goal);
	}

	const {where, executionId} = shown;
	return goal.to.startsWith('next')
		? transition({...counted, notice: {text: 'This is now: [ goes back through what was recorded', tone: 'info'}})
		: transition(counted, {
				type: 'read-history',
				where,
				executionId,
				executionIds: listAttemptIds(state, executionId),
				goal,
			});
}

/** Play the record from the moment that is shown, or stop. */
export function togglePlaying(state: ConsoleState): Transition {
	const rewind = shownPast(state);
	return rewind === null ? transition(state) : play(state, rewind.playing === null ? rewind : null);
}

/** Play faster or slower; playing continues from the shown moment. */
export function changeSpeed(state: ConsoleState, by: 1 | -1): Transition {
	const rewind = shownPast(state);
	if (rewind === null) {
		const text = 'The speed is of the past: [ goes back, Space plays, < and > change the speed';
		return transition({...state, notice: {text, tone: 'info'}});
	}

	const speed = playSpeeds[Math.max(0, Math.min(playSpeeds.length - 1, playSpeeds.indexOf(rewind.speed) + by))]!;
	const changed = {...rewind, speed};
	return rewind.playing === null
		? transition({...state, rewind: changed, notice: null})
		: play({...state, rewind: changed}, changed);
}

export const rewindReducers: Reducers<Extract<RecordEvent, {type: 'history-found' | 'moment-due'}>> = {
	'history-found'(state, {executionId, outcome, goal}) {
		const shown = shownFollowing(state);
		if (shown?.executionId !== executionId || shownPast(state) !== null) {
			return transition(state);
		}

		if (!outcome.ok) {
			const {what, because = ''} = outcome.failure;
			return transition({...state, notice: {text: `${what}: ${because}`, tone: 'bad'}});
		}

		const begun = beginRewind(
			shown,
			outcome.value.map(({history}) => history),
			keepStatuses(listLiveAttempts(state)),
			state.now,
		);
		return begun === null
			? transition({...state, notice: {text: 'Nothing was recorded of this fan-out before now', tone: 'info'}})
			: goTo(state, begun, goal, tellUnread(outcome.value.flatMap(({unread}) => unread)));
	},

	'moment-due'(state, {executionId, at}) {
		const rewind = shownPast(state);
		const {playing = null, speed} = rewind ?? {};
		if (rewind === null || playing === null || rewind.executionId !== executionId) {
			return transition(state);
		}

		const next =
			speed === 'changes' || speed === undefined
				? (findMoment(rewind, 'next') ?? rewind.end)
				: playing.from + (at - playing.since) * speed;
		const isOver = next >= (speed === 'changes' ? rewind.moments.at(-1)! : rewind.end);
		return isOver ? leave(state, rewind) : transition(show(state, rewind, next), wakeForNext(rewind));
	},
};

/** Begin to play from the moment that is shown; `null` stops. */
function play(state: ConsoleState, rewind: Rewind | null): Transition {
	const playing = rewind === null ? null : {since: state.now, from: rewind.at};
	const shown = shownPast(state);
	return shown === null
		? transition(state)
		: transition(
				{...state, rewind: {...shown, playing}, notice: null},
				...(rewind === null ? [] : [wakeForNext(rewind)]),
			);
}

/** @param notice - A notice in place of the usual words; `null` for these. */
function goTo(state: ConsoleState, rewind: Rewind, goal: MomentGoal, notice: Notice | null = null): Transition {
	const [first] = rewind.moments;
	if (goal.to === 'time') {
		const at = timeOf(rewind, goal);
		return at >= rewind.end
			? leave(state, rewind)
			: transition(tell(show(state, rewind, at), Math.max(at, first!), notice));
	}

	const found = findMoment(rewind, goal.to, goal.count);
	const isForth = goal.to.startsWith('next');
	if (isForth && (found === null || found === rewind.moments.at(-1))) {
		return leave(state, rewind);
	}

	return transition(tell(show(state, rewind, found ?? rewind.at), found, notice));
}

const dayMs = 86_400_000;

/** Convert a typed time; a time of the day is the last one before the end. */
function timeOf({begin, end}: Rewind, {since, ms}: Extract<MomentGoal, {to: 'time'}>): number {
	if (since !== 'midnight') {
		return since === 'epoch' ? ms : begin + ms;
	}

	const today = Math.floor(end / dayMs) * dayMs + ms;
	return today > end && today - dayMs >= begin ? today - dayMs : today;
}

/** Say where nothing earlier is recorded, else which keys move in the past. */
function tell(state: ConsoleState, found: number | null, notice: Notice | null): ConsoleState {
	const [first] = state.rewind?.moments ?? [];
	const text =
		found === null
			? 'Nothing is recorded further back that way'
			: found === first
				? 'This is the first that was recorded'
				: 'The past: [ ] change by change, { } from failure to failure, Space plays, < > its speed';
	return {...state, notice: notice ?? {text, tone: 'info'}};
}

/** Show again what is now. */
function leave(state: ConsoleState, {end, moments}: Rewind): Transition {
	const live = {...state, rewind: null};
	const isOver = shownFollowing(live)?.recordedAt != null && end === moments.at(-1);
	const text = isOver ? 'The end of the record' : 'This is now again';
	return transition(holdCursor({...live, notice: {text, tone: 'info'}}));
}

/** Show again what is now, where the past is shown; `undefined` where it isn't. */
export function leavePast(state: ConsoleState): ConsoleState | undefined {
	const rewind = shownPast(state);
	return rewind === null ? undefined : leave(state, rewind).state;
}

function show(state: ConsoleState, rewind: Rewind, at: number): ConsoleState {
	return holdCursor({...state, rewind: rewindTo(rewind, at), notice: null});
}

function wakeForNext({executionId, speed}: Rewind) {
	const afterMs = speed === 'changes' ? changeMs : Math.max(leastMs, secondMs / speed);
	return {type: 'wake', name: 'moment', afterMs, event: {type: 'moment-due', executionId}} as const;
}
