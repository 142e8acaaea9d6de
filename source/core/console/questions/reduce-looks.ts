import {findFollowing} from '../../state/attempts.ts';
import type {InterventionEvent} from '../../state/intervention-event.ts';
import {isInPane, tellFollowing} from '../../state/reducers/follow.ts';
import {andThen, type Reducers, transition} from '../../state/transition.ts';
import {suspiciousFrom} from '../../status/suspicion.ts';
import {refreshHalfDone} from './cancel.ts';
import {hearOfInquiry} from './conclude-looks.ts';

/** Whether the pane's fan-out has been opened is known only when it is seen again: until then its children aren't read. */
const inPaneMs = 5000;

export const lookReducers: Reducers<Extract<InterventionEvent, {type: 'scan-due' | 'looked'}>> = {
	'scan-due'(state, {executionId}) {
		const following = findFollowing(state, executionId);
		if (following !== null && isInPane(state, executionId)) {
			const event = {type: 'scan-due', executionId} as const;
			return transition(state, {type: 'wake', name: `scan ${executionId}`, afterMs: inPaneMs, event});
		}

		return following === null
			? transition(state)
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
