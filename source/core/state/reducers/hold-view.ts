import {classifyEnding} from '../../domain/status.ts';
import type {ExecutionView} from '../../follow/execution-view.ts';
import type {LocationRecord} from '../../grid/location-grid.ts';
import {explainCause} from '../../status/explain-cause.ts';
import type {ConsoleState} from '../state.ts';

/**
Why an opened location isn't asked for by itself, from what the parent says of it; `null` where it is.

Where the execution role couldn't be assumed, no child ever began: to look for one would cost an `AssumeRole`, and wait for its refusal, to learn nothing.
*/
export function findHold(state: ConsoleState, view: ExecutionView): ExecutionView['held'] {
	const record = recordOf(state, view);
	if (record === undefined || (view.executionId ?? record.childExecutionId) !== null) {
		return null;
	}

	const statusClass = classifyEnding(record);
	if (statusClass === 'skipped' || (statusClass === 'idle' && record.startedAt === null)) {
		return 'not-begun';
	}

	const {where} = view;
	const explained = explainCause({...where, central: where, document: '', message: record.failureMessage ?? ''});
	return statusClass === 'failed' && explained !== null && explained.role !== null ? 'role-refused' : null;
}

/** The child that the parent's step names, by now. */
export function childIdOf(state: ConsoleState, view: ExecutionView): string | null {
	return recordOf(state, view)?.childExecutionId ?? null;
}

/** What the fan-out knows of the location that an opened execution is the child of; `undefined` for one further down. */
export function recordOf(
	state: ConsoleState,
	{where, parentExecutionId, target}: ExecutionView,
): LocationRecord | undefined {
	const parent = target === null ? state.followings.get(parentExecutionId) : undefined;
	const index = parent?.grid.find(where);
	return index === undefined ? undefined : parent?.grid.recordAt(index);
}
