import type {StepExecution} from '../../domain/execution.ts';
import {printLocation} from '../../domain/location.ts';
import type {Status} from '../../domain/status.ts';
import {isTerminal} from '../../domain/status.ts';
import {formatDuration, formatTime} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import type {ExecutionView} from '../execution-view.ts';
import {listSteps, stepCursorPlace} from '../list-rows.ts';
import {type ConsoleState, currentScreen} from '../state.ts';
import {describeFailure} from './failure-lines.ts';

/** One execution below the parent: its facts, and a row for each step or resource. */
export type ExecutionScene = {
	readonly status: Status | null;
	readonly facts: readonly string[];
	/** Why it can't be read, or what is waited for. */
	readonly lines: readonly string[];
	readonly rows: readonly StepRow[];
	readonly cursor: number;
	/** Failure message of the row under the cursor, or of the execution. */
	readonly message: string;
	/** Whether the rows are resources rather than steps. */
	readonly areResources: boolean;
};

export type StepRow = {
	readonly id: string;
	readonly name: string;
	readonly action: string;
	readonly status: Status;
	readonly took: string;
	/** Where the step lies in the time of the execution, 0 to 1 each; `null` before it began. */
	readonly bar: {readonly from: number; readonly to: number} | null;
	readonly note: string;
};

export function selectExecution(state: ConsoleState): ExecutionScene | undefined {
	const screen = currentScreen(state);
	const view = screen.name === 'execution' ? state.views.get(screen.viewKey) : undefined;
	if (screen.name !== 'execution' || view === undefined) {
		return undefined;
	}

	const steps = listSteps(state, view.key, screen.list);
	const cursor = stepCursorPlace(steps, screen.list);
	return {
		status: view.execution?.status ?? null,
		facts: listFacts(view, state.now),
		lines: explain(state, view, steps.length),
		rows: steps.map(one => toRow(one, view, state.now)),
		cursor,
		message: toPrintableLine(steps[cursor]?.failureMessage ?? view.execution?.failureMessage ?? ''),
		areResources: view.steps.length > 0 && view.steps.every(one => one.action === 'aws:executeAutomation'),
	};
}

function listFacts({execution, executionId, where, answeredAt}: ExecutionView, now: number): readonly string[] {
	const place = printLocation(where);
	if (execution === null) {
		return [place, ...(executionId === null ? [] : [executionId])];
	}

	const {startedAt, endedAt, status} = execution;
	const took = startedAt === null ? null : formatDuration((endedAt ?? now) - startedAt);
	return [
		`${execution.document}${execution.documentVersion === null ? '' : `, version ${execution.documentVersion}`} in ${place}`,
		execution.executionId,
		`${formatTime(startedAt)}${took === null ? '' : `, ${isTerminal(status) ? 'took' : 'for'} ${took}`}`,
		...(answeredAt === null || isTerminal(status) ? [] : [`as of ${formatDuration(now - answeredAt)} ago`]),
	].map(toPrintableLine);
}

function explain(state: ConsoleState, view: ExecutionView, shown: number): readonly string[] {
	const known = describeParentStep(state, view);
	if (view.failure !== null) {
		return [...known, ...describeFailure(view.failure)];
	}

	if (view.executionId === null && view.isComplete) {
		return [...known, 'No execution was started there.'];
	}

	if (view.execution === null) {
		return [...known, view.executionId === null ? 'Looking for the execution there…' : 'Asking AWS…'];
	}

	return shown === 0 && view.isComplete ? ['No step matches.'] : [];
}

/** What the parent says of the location: it is known even where nobody may look inside. */
function describeParentStep({following}: ConsoleState, {where, parentExecutionId}: ExecutionView): readonly string[] {
	const index = following?.executionId === parentExecutionId ? following.grid.find(where) : undefined;
	if (following === null || index === undefined) {
		return [];
	}

	const {status, failureMessage} = following.grid.recordAt(index);
	return [
		`The fan-out says of ${printLocation(where)}: ${status}`,
		...(failureMessage === null ? [] : [toPrintableLine(failureMessage)]),
	];
}

function toRow(one: StepExecution, {execution}: ExecutionView, now: number): StepRow {
	const from = execution?.startedAt ?? null;
	const end = execution?.endedAt ?? now;
	const span = from === null ? 0 : end - from;
	const round = one.parentStep === null ? '' : ` [${one.parentStep.iteration ?? one.parentStep.value ?? '?'}]`;
	return {
		id: one.stepExecutionId,
		name: toPrintableLine(one.name + round),
		action: one.action,
		status: one.status,
		took: one.startedAt === null ? '' : formatDuration((one.endedAt ?? now) - one.startedAt),
		bar:
			one.startedAt === null || from === null || span <= 0
				? null
				: {from: clamp((one.startedAt - from) / span), to: clamp(((one.endedAt ?? end) - from) / span)},
		note: toPrintableLine(one.failureMessage ?? one.parentStep?.value ?? ''),
	};
}

function clamp(part: number): number {
	return Math.max(0, Math.min(1, part));
}
