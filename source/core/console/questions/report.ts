import {isAlone, listAttempts, shownFollowing} from '../../state/attempts.ts';
import type {ReportEvent} from '../../state/report-event.ts';
import {type Reducers, transition} from '../../state/transition.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {toPrintableLine} from '../../status/printable.ts';

export const reportReducers: Reducers<ReportEvent> = {
	'report-asked'(state) {
		const {directory, now} = state;
		const following = shownFollowing(state);
		const told = isAlone(state) ? [following] : listAttempts(state);
		const executions = told.map(one => one?.execution ?? null).filter(one => one !== null);
		const execution = executions.at(-1);
		if (following === null || execution === undefined || following.grid.size === 0) {
			return transition({
				...state,
				notice: {text: 'There is nothing to report before the locations are known', tone: 'info'},
			});
		}

		// What nobody has listed yet would be missing without a word.
		if (told.some(one => one?.recordedAt === null && one.execution !== null && !one.isListed)) {
			const text = 'The locations are still being read: write the report when all are there';
			return transition({...state, notice: {text, tone: 'info'}});
		}

		const {where, grid, recordedAt} = following;
		const earlier = executions.slice(0, -1);
		return transition(
			{...state, notice: {text: 'Writing the report…', tone: 'info'}},
			{type: 'write-report', source: {where, execution, earlier, grid, directory, now, recordedAt}},
		);
	},

	'report-written'(state, {path, outcome}) {
		return transition({
			...state,
			notice: outcome.ok
				? {text: `Report written: ${toPrintableLine(path)}`, tone: 'good'}
				: {text: describeFailure(outcome.failure).join(' '), tone: 'bad'},
		});
	},
};
