import {formatTime} from '../../status/format.ts';
import {shownFollowing} from '../attempts.ts';
import type {RecordEvent} from '../record-event.ts';
import {beginRewind, findMoment, type MomentDirection, type Rewind, readMoment} from '../rewind.ts';
import type {ConsoleState} from '../state.ts';
import {type Reducers, type Transition, transition} from '../transition.ts';
import {withFollowing} from './follow.ts';
import {holdCursor} from './open-matrix.ts';

/** How long each moment is shown while the record is played. */
const playMs = 400;

/** Move through the record of the shown fan-out; the first move from the present reads the record. */
export function seekMoment(state: ConsoleState, to: MomentDirection): Transition {
	const {rewind} = state;
	const shown = shownFollowing(state);
	if (shown === null) {
		return transition(state);
	}

	if (rewind?.executionId === shown.executionId) {
		return stepTo({...state, rewind: {...rewind, isPlaying: false}}, to);
	}

	return to.startsWith('next')
		? transition({...state, notice: {text: 'This is now: [ goes back through what was recorded', tone: 'info'}})
		: transition(state, {type: 'read-history', where: shown.where, executionId: shown.executionId, to});
}

/** Play the record from the shown moment, or stop. */
export function togglePlaying(state: ConsoleState): Transition {
	const {rewind} = state;
	if (rewind === null) {
		return transition(state);
	}

	const isPlaying = !rewind.isPlaying;
	return transition(show(state, {...rewind, isPlaying}, rewind.index), ...(isPlaying ? [wakeForNext(rewind)] : []));
}

/** Return to the present, where the fan-out shown in the past isn't on the screen any more. */
function leavePast(state: ConsoleState): ConsoleState {
	const {rewind} = state;
	return rewind === null ? state : withFollowing({...state, rewind: null}, rewind.live);
}

export const rewindReducers: Reducers<Extract<RecordEvent, {type: 'history-found' | 'moment-due'}>> = {
	'history-found'(state, {executionId, outcome, to}) {
		const shown = shownFollowing(state);
		if (shown?.executionId !== executionId || state.rewind !== null) {
			return transition(state);
		}

		if (!outcome.ok) {
			return transition({
				...state,
				notice: {text: `${outcome.failure.what}: ${outcome.failure.because ?? ''}`, tone: 'bad'},
			});
		}

		const begun = beginRewind(shown, outcome.value ?? []);
		return begun === null
			? transition({...state, notice: {text: 'Nothing was recorded of this fan-out before now', tone: 'info'}})
			: stepTo({...state, rewind: begun}, to);
	},

	'moment-due'(state, {executionId}) {
		const {rewind} = state;
		if (rewind === null || rewind.executionId !== executionId || !rewind.isPlaying) {
			return transition(state);
		}

		const stepped = stepTo(state, 'next');
		return stepped.state.rewind === null ? stepped : {...stepped, effects: [...stepped.effects, wakeForNext(rewind)]};
	},
};

function stepTo(state: ConsoleState, to: MomentDirection): Transition {
	const {rewind} = state;
	if (rewind === null) {
		return transition(state);
	}

	const last = rewind.moments.length - 1;
	const index = findMoment(rewind, to) ?? (to.startsWith('next') ? last : rewind.index);
	if (index === last) {
		const isOver = rewind.live.recordedAt !== null;
		const text = isOver ? 'The end of the record' : 'This is now again';
		return transition(holdCursor({...leavePast(state), notice: {text, tone: 'info'}}));
	}

	return transition(show(state, rewind, index));
}

function show(state: ConsoleState, rewind: Rewind, index: number): ConsoleState {
	const at = rewind.moments[index] ?? 0;
	const isFirst = findMoment({...rewind, index}, 'previous') === null;
	const text = `${formatTime(at)}, not now: change ${index + 1} of ${rewind.moments.length}${isFirst ? ', the first' : ''}; [ ] step, { } failures, Space ${rewind.isPlaying ? 'stops' : 'plays'}`;
	const shown = {...state, rewind: {...rewind, index}, notice: {text, tone: 'info' as const}};
	return holdCursor(withFollowing(shown, readMoment(rewind, index)));
}

function wakeForNext({executionId}: Rewind) {
	return {
		type: 'wake',
		name: 'moment',
		afterMs: playMs,
		event: {type: 'moment-due', executionId},
	} as const;
}
