import type {Execution} from '../../domain/execution.ts';
import {hasEnded} from '../../domain/status.ts';
import type {KnownFanOut} from '../../follow/fan-out-record.ts';
import {formatCount} from '../../status/format.ts';
import type {RecordEvent} from '../record-event.ts';
import {tellUnread} from '../select/unread.ts';

import {tellFailure} from '../tell-failure.ts';
import {type Reducers, transition} from '../transition.ts';
import {tellFollowing} from './follow.ts';
import {rewindReducers} from './rewind.ts';

/** How many fan-outs are read once, at the start, to see whether they have changed: a call each. */
const mostChecked = 5;

export const recordReducers: Reducers<RecordEvent> = {
	...rewindReducers,

	'known-read'(state, {outcome}) {
		if (!outcome.ok) {
			return transition({...state, notice: tellFailure(outcome.failure)});
		}

		if (state.central === null) {
			return transition(state);
		}

		const where = state.central;
		const {known: listed, unread} = outcome.value;
		const known = new Map(listed.map(one => [one.executionId, one]));
		const open = listed.filter(one => !one.isSettled && !state.followings.has(one.executionId));
		return transition(
			{...state, fanOuts: {...state.fanOuts, known}, notice: tellUnread(unread) ?? state.notice},
			...open.slice(0, mostChecked).map(({executionId}) => ({type: 'check-news', where, executionId}) as const),
		);
	},

	'news-read'(state, {executionId, outcome}) {
		const known = state.fanOuts.known.get(executionId);
		const text = known !== undefined && outcome.ok ? sayNews(known, outcome.value) : '';
		return text === ''
			? transition(state)
			: transition({...state, fanOuts: {...state.fanOuts, news: new Map(state.fanOuts.news).set(executionId, text)}});
	},

	'record-found'(state, {executionId, outcome}) {
		if (!outcome.ok) {
			return transition({...state, notice: tellFailure(outcome.failure)});
		}

		const record = outcome.value;
		if (record === null) {
			return transition(state);
		}

		const told = tellFollowing(state, executionId, {type: 'record-read', record});
		const unread = tellUnread(record.unread);
		return unread === null ? told : {...told, state: {...told.state, notice: unread}};
	},

	'preflight-found': (state, {executionId, outcome}) =>
		transition(
			outcome.ok
				? {...state, preflights: new Map(state.preflights).set(executionId, outcome.value)}
				: {...state, notice: tellFailure(outcome.failure)},
		),

	'record-failed': (state, {failure}) => transition({...state, notice: tellFailure(failure)}),
};

/** What has changed since a fan-out was last seen, in a few words; empty for nothing. */
function sayNews(known: KnownFanOut, execution: Execution): string {
	const {counters} = execution;
	const {Failed = 0, TimedOut = 0, Success = 0} = known.byStatus;
	const failed = counters === null ? 0 : counters.failed + counters.timedOut - Failed - TimedOut;
	const succeeded = counters === null ? 0 : counters.success - Success;
	return [
		hasEnded(execution) && !hasEnded(known) ? 'ended' : '',
		failed > 0 ? `+${formatCount(failed)} failed` : '',
		failed <= 0 && succeeded > 0 ? `+${succeeded} succeeded` : '',
	]
		.filter(Boolean)
		.join(', ');
}
