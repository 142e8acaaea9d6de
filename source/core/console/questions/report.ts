import {toReportSource} from '../../actions/report/report-source.ts';
import {listShownAttempts, shownFollowing} from '../../state/attempts.ts';
import type {ReportEvent} from '../../state/report-event.ts';
import {type Reducers, transition} from '../../state/transition.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {toPrintableLine} from '../../status/printable.ts';

export const reportReducers: Reducers<ReportEvent> = {
	'report-asked'(state) {
		const {directory, now} = state;
		const grid = shownFollowing(state)?.grid;
		const source = grid && toReportSource(listShownAttempts(state), grid, {directory, now});
		if (source === undefined || source === 'nothing') {
			return transition({
				...state,
				notice: {text: 'There is nothing to report before the locations are known', tone: 'info'},
			});
		}

		if (source === 'unlisted') {
			const text = 'The locations are still being read: write the report when all are there';
			return transition({...state, notice: {text, tone: 'info'}});
		}

		return transition({...state, notice: {text: 'Writing the report…', tone: 'info'}}, {type: 'write-report', source});
	},

	'report-written'(state, {path, outcome, unread}) {
		const failures = outcome.ok ? unread : [outcome.failure];
		const written = outcome.ok ? [`Report written: ${toPrintableLine(path)}`] : [];
		return transition({
			...state,
			notice: {
				text: [...written, ...failures.slice(0, 1).map(failure => describeFailure(failure).join(' '))].join(' · '),
				tone: failures.length === 0 ? 'good' : 'bad',
			},
		});
	},
};
