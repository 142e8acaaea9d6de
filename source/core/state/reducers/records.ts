import type {Execution} from '../../domain/execution.ts';
import {isTerminal} from '../../domain/status.ts';
import type {KnownFanOut} from '../../follow/fan-out-record.ts';
import type {RecordEvent} from '../record-event.ts';
import {describeFailure} from '../select/failure-lines.ts';
import type {ConsoleState} from '../state.ts';
import {type Reducers, step} from '../step.ts';
import {tellFollowing} from './follow.ts';

/** Fan-outs that are looked at once, at the start, for what has become of them: a call each. */
const mostChecked = 5;

export const recordReducers: Reducers<RecordEvent> = {
	'known-answered'(state, {outcome}) {
		if (!outcome.ok || state.central === null) {
			return step(state);
		}

		const where = state.central;
		const known = new Map(outcome.value.map(one => [one.executionId, one]));
		const open = outcome.value.filter(one => !one.isSettled && !state.followings.has(one.executionId));
		return step(
			{...state, fanOuts: {...state.fanOuts, known}},
			...open.slice(0, mostChecked).map(({executionId}) => ({type: 'check-news', where, executionId}) as const),
		);
	},

	'news-answered'(state, {executionId, outcome}) {
		const known = state.fanOuts.known.get(executionId);
		const text = known !== undefined && outcome.ok ? sayNews(known, outcome.value) : '';
		return text === ''
			? step(state)
			: step({...state, fanOuts: {...state.fanOuts, news: new Map(state.fanOuts.news).set(executionId, text)}});
	},

	'record-answered': (state, {executionId, outcome}) =>
		outcome.ok && outcome.value !== null
			? tellFollowing(state, executionId, {type: 'record-read', record: outcome.value})
			: step(state),

	'record-failed': (state, {failure}) =>
		step({...state, notice: {text: describeFailure(failure).join(' '), tone: 'bad'}}),
};

/** The state once a fan-out is looked at: what changed before is no news any more. */
export function withoutNews(state: ConsoleState, executionId: string): ConsoleState {
	if (!state.fanOuts.news.has(executionId)) {
		return state;
	}

	const news = new Map(state.fanOuts.news);
	news.delete(executionId);
	return {...state, fanOuts: {...state.fanOuts, news}};
}

/** What has changed since a fan-out was last seen, in a few words; empty for nothing. */
function sayNews(known: KnownFanOut, {status, counters}: Execution): string {
	const {Failed = 0, TimedOut = 0, Success = 0} = known.byStatus;
	const failed = counters === null ? 0 : counters.failed + counters.timedOut - Failed - TimedOut;
	const succeeded = counters === null ? 0 : counters.success - Success;
	return [
		isTerminal(status) && !isTerminal(known.status) ? 'ended' : '',
		failed > 0 ? `+${failed} failed` : '',
		failed <= 0 && succeeded > 0 ? `+${succeeded} succeeded` : '',
	]
		.filter(Boolean)
		.join(', ');
}
