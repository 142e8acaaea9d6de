import {listGateChanges} from '../../actions/rings/gate-changes.ts';
import type {MomentMark} from '../../follow/moment-mark.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {listShownNotes} from '../notes.ts';
import type {Rewind} from '../rewind.ts';
import {runOf} from '../runs.ts';
import type {ConsoleState} from '../state.ts';

/** The most characters of a note next to the time line; the list of notes has its whole text. */
const mostNote = 40;

/** List the marks of the time line, by time: the operator's recorded acts, the notes, and the gates of the run. */
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
