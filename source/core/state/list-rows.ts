import type {ExecutionSummary, StepExecution} from '../domain/execution.ts';
import {classifyStatus, type StatusClass} from '../domain/status.ts';
import type {ListView} from './screen.ts';
import type {ConsoleState} from './state.ts';

/** The fan-outs that the list shows, newest first: those whose ID, runbook, status or starter hold the search. */
export function listFanOuts(state: ConsoleState, {search}: ListView): readonly ExecutionSummary[] {
	return [...state.fanOuts.items, ...listRecords(state)].filter(({executionId, document, status, executedBy}) =>
		holds([executionId, document, status, executedBy], search),
	);
}

/** How long AWS keeps an execution, less a day: what is older may be gone at any moment. */
const keptMs = 29 * 86_400_000;

/** Fan-outs that AWS has most likely forgotten, of which there is a record. */
function listRecords({fanOuts, now}: ConsoleState): readonly ExecutionSummary[] {
	const listed = new Set(fanOuts.items.map(({executionId}) => executionId));
	return [...fanOuts.known.values()]
		.filter(({executionId, startedAt, seenAt}) => !listed.has(executionId) && now - (startedAt ?? seenAt) > keptMs)
		.map(({executionId, document, documentVersion, status, startedAt, endedAt, executedBy}) => ({
			executionId,
			document,
			documentVersion,
			status,
			startedAt,
			endedAt,
			executedBy,
			failureMessage: null,
			parentExecutionId: null,
			isFanOut: true,
			target: null,
			currentStep: null,
		}));
}

/** The steps of an opened execution that the list shows: those whose name, action, status or message hold the search. */
export function listSteps(state: ConsoleState, viewKey: string, {search}: ListView): readonly StepExecution[] {
	const steps = state.views.get(viewKey)?.steps ?? [];
	return steps.filter(({name, action, status, failureMessage}) =>
		holds([name, action, status, failureMessage], search),
	);
}

/** Place of the cursor among an execution's steps: where nobody has moved it, on the step that failed, waits or runs. */
export function stepCursorPlace(steps: readonly StepExecution[], list: ListView): number {
	if (list.cursorId !== null) {
		return cursorPlace(
			steps.map(({stepExecutionId}) => stepExecutionId),
			list,
		);
	}

	const wanted: readonly StatusClass[] = ['failed', 'waiting', 'cancelled', 'running', 'unknown'];
	const places = wanted.map(statusClass => steps.findIndex(({status}) => classifyStatus(status) === statusClass));
	return Math.max(0, places.find(place => place !== -1) ?? 0);
}

/** Place of the cursor in a list of IDs; 0 where its row has gone. */
export function cursorPlace(ids: readonly string[], {cursorId}: ListView): number {
	return Math.max(0, cursorId === null ? 0 : ids.indexOf(cursorId));
}

function holds(words: ReadonlyArray<string | null>, search: string): boolean {
	const isInverted = search.startsWith('!');
	const text = (isInverted ? search.slice(1) : search).trim().toLowerCase();
	return text === '' || words.some(word => word?.toLowerCase().includes(text) ?? false) !== isInverted;
}
