import {toPrintableLine} from '../../status/printable.ts';
import {shownFollowing} from '../attempts.ts';
import type {ReportEvent} from '../report-event.ts';
import {describeFailure} from '../select/failure-lines.ts';
import {type Reducers, step} from '../step.ts';

export const reportReducers: Reducers<ReportEvent> = {
	'report-asked'(state) {
		const {attempts, directory, now} = state;
		const following = shownFollowing(state);
		if (following === null || following.execution === null || following.grid.size === 0) {
			return step({
				...state,
				notice: {text: 'There is nothing to report before the locations are known', tone: 'info'},
			});
		}

		const {where, execution, grid, recordedAt} = following;
		const earlier = (attempts?.earlier ?? []).flatMap(one => (one.execution === null ? [] : [one.execution]));
		return step(
			{...state, notice: {text: 'Writing the report…', tone: 'info'}},
			{type: 'write-report', source: {where, execution, earlier, grid, directory, now, recordedAt}},
		);
	},

	'report-written'(state, {path, outcome}) {
		return step({
			...state,
			notice: outcome.ok
				? {text: `Report written: ${toPrintableLine(path)}`, tone: 'good'}
				: {text: describeFailure(outcome.failure).join(' '), tone: 'bad'},
		});
	},
};
