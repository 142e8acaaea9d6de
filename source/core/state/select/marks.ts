import {listGateChanges} from '../../actions/rings/gate-changes.ts';
import type {MomentMark} from '../../follow/moment-mark.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {listShownNotes} from '../notes.ts';
import type {Rewind} from '../rewind.ts';
import {runOf} from '../runs.ts';
import type {ConsoleState} from '../state.ts';

/** More of a note isn't shown beside the time line; the list of notes has all of it. */
const mostNote = 40;

/** All that is marked on the time line, by time: what the records say that the operator did, the notes, and the gates of its run. */
export function listMarksShown(state: ConsoleState, {marks, executionId, histories}: Rewind): readonly MomentMark[] {
	const notes = listShownNotes(state).map(({at, text}): MomentMark => {
		const line = toPrintableLine(text);
		return {at, kind: 'note', text: `note: ${line.length > mostNote ? `${line.slice(0, mostNote - 1)}…` : line}`};
	});
	const ids = histories.map(history => history.executionId);
	const run = runOf(state, executionId)?.run;
	const gates = (run === undefined ? [] : listGateChanges(run, ids)).flatMap(
		({at, what, name}): readonly MomentMark[] =>
			what === 'opened' || what === 'shut'
				? [{at, kind: 'gate', text: `gate of ${toPrintableLine(name)} ${what}`}]
				: [],
	);
	return [...marks, ...notes, ...gates].toSorted((a, b) => a.at - b.at);
}
