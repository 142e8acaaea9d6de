import {suspiciousFrom} from '../../status/suspicion.ts';
import type {ActEvent} from '../act-event.ts';
import {findFollowing} from '../attempts.ts';
import {andThen, type Reducers, step} from '../step.ts';
import {refreshHalfDone} from './cancel.ts';
import {tellFollowing} from './follow.ts';
import {hearOfInquiry} from './inquiry.ts';

export const lookReducers: Reducers<Extract<ActEvent, {type: 'scan-due' | 'looked'}>> = {
	'scan-due'(state, {executionId}) {
		const following = findFollowing(state, executionId);
		return following === null
			? step(state)
			: tellFollowing(state, executionId, {type: 'scan-due', longFromMs: suspiciousFrom(following.grid)});
	},

	looked(state, event) {
		const {where, purpose, outcome, parentExecutionId} = event;
		const seen = tellFollowing(state, parentExecutionId, {type: 'looked', where, purpose, outcome});
		switch (purpose) {
			case 'inquiry':
				return andThen(seen, after => hearOfInquiry(after, event));
			case 'half-done':
				return andThen(seen, refreshHalfDone);
			default:
				return seen;
		}
	},
};
