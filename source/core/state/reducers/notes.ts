import {formatTime} from '../../status/format.ts';
import type {NoteEvent} from '../note-event.ts';
import {tellFailure} from '../tell-failure.ts';
import {type Reducers, transition} from '../transition.ts';

export const noteReducers: Reducers<NoteEvent> = {
	'happenings-found': (state, {executionId, outcome}) =>
		transition(
			outcome.ok
				? {...state, happenings: new Map(state.happenings).set(executionId, outcome.value)}
				: {...state, notice: tellFailure(outcome.failure)},
		),

	'happening-kept'(state, {executionId, outcome}) {
		if (!outcome.ok) {
			return transition({...state, notice: tellFailure(outcome.failure)});
		}

		const kept = outcome.value;
		const known = state.happenings.get(executionId) ?? [];
		const text = kept.type === 'note' ? `Note kept at ${formatTime(kept.at)}; :notes lists them` : 'Note deleted';
		return transition({
			...state,
			happenings: new Map(state.happenings).set(executionId, [...known, kept]),
			notice: {text, tone: 'good'},
		});
	},
};
