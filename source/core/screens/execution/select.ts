import type {StepExecution} from '../../domain/execution.ts';
import {printLocation} from '../../domain/location.ts';
import {hasEnded, type Status} from '../../domain/status.ts';
import type {ExecutionView} from '../../follow/execution-view.ts';
import {createMemory} from '../../grid/remember.ts';
import {compareSeverity} from '../../grid/severity.ts';
import type {MatrixFilter} from '../../matrix/matrix-view.ts';
import {findStepAbove} from '../../state/reducers/execution.ts';
import {recordOf} from '../../state/reducers/hold-view.ts';
import {sayPreflight} from '../../state/select/preflight-line.ts';
import type {ConsoleState} from '../../state/state.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {formatCount, formatDuration, formatTime} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {sayRunbook} from '../../status/runbook-words.ts';
import {listSteps, stepCursorIndex} from './list.ts';
import {shownExecution} from './screen.ts';

export type {StepExecution} from '../../domain/execution.ts';
export {formatCount} from '../../status/format.ts';
export {breakRows} from '../../status/text-rows.ts';

/** One execution below the parent: its facts, and a row for each step or resource. */
export type ExecutionScene = {
	readonly status: Status | null;
	readonly facts: readonly string[];
	/** Why it can't be read, or what is waited for. */
	readonly lines: readonly string[];
	/** What the list shows; `describeRow` says how, as few of 10,000 are on the screen. */
	readonly rows: readonly StepExecution[];
	readonly describeRow: (one: StepExecution) => StepRow;
	readonly cursor: number;
	/** Steps or resources by status, and which of them the list shows. */
	readonly counts: readonly StatusCount[];
	readonly shown: string;
	/** Failure message of the row under the cursor, or of the execution; never longer than could be seen. */
	readonly message: string;
	/** Whether the rows are resources rather than steps. */
	readonly areResources: boolean;
};

type StatusCount = {readonly status: Status; readonly count: number};

type StepRow = {
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
	const screen = shownExecution(state);
	const view = screen && state.views.get(screen.viewKey);
	if (screen === undefined || view === undefined) {
		return undefined;
	}

	const steps = listSteps(state, view.key, screen.list, screen.filter);
	const cursor = stepCursorIndex(steps, screen.list);
	const known = view.execution ?? view.summary;
	const message = steps[cursor]?.failureMessage ?? known?.failureMessage ?? '';
	const {areResources, counts, tree} = surveySteps(view.steps);
	return {
		status: known?.status ?? null,
		facts: [...listFacts(view, state.now), ...listPreflight(state, view)],
		lines: explain(state, view, steps.length),
		rows: steps,
		describeRow: one => toRow(one, view, tree, state.now),
		cursor,
		counts,
		shown: describeShown(view, screen.filter, steps.length, areResources),
		message: toPrintableLine(message.slice(0, state.size.columns * state.size.rows)),
		areResources,
	};
}

/** How steps belong together. */
type StepTree = {
	/** How many loops lie above what a loop of this name runs. */
	readonly depths: ReadonlyMap<string, number>;
	/** The step that ran behind a branch, by the branch's ID: AWS doesn't say which way it went. */
	readonly nexts: ReadonlyMap<string, string>;
};

type Survey = {
	readonly areResources: boolean;
	readonly counts: readonly StatusCount[];
	readonly tree: StepTree;
};
const rememberSurvey = createMemory<Survey>();

/** What is true of all steps together; found out once for each reading. */
function surveySteps(steps: readonly StepExecution[]): Survey {
	return rememberSurvey(steps, [], () => survey(steps));
}

function survey(steps: readonly StepExecution[]): Survey {
	const byStatus = new Map<Status, number>();
	const loops = new Map<string, string>();
	for (const {status, name, parentStep} of steps) {
		byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
		if (parentStep !== null) {
			loops.set(name, parentStep.name);
		}
	}

	const depths = new Map<string, number>();
	for (const loop of new Set(loops.values())) {
		let depth = 1;
		for (let above = loops.get(loop); above !== undefined && depth < 8; above = loops.get(above)) {
			depth++;
		}

		depths.set(loop, depth);
	}

	return {
		areResources: steps.length > 0 && steps.every(one => one.action === 'aws:executeAutomation'),
		counts: [...byStatus]
			.map(([status, count]) => ({status, count}))
			.sort((a, b) => compareSeverity(a.status, b.status)),
		tree: {depths, nexts: findNexts(steps)},
	};
}

function findNexts(steps: readonly StepExecution[]): StepTree['nexts'] {
	const begun = steps
		.filter(({startedAt, parentStep}) => startedAt !== null && parentStep === null)
		.sort((a, b) => a.startedAt! - b.startedAt!);
	return new Map(
		begun.flatMap(({action, stepExecutionId}, place) => {
			const next = begun[place + 1];
			return action === 'aws:branch' && next !== undefined ? [[stepExecutionId, next.name] as const] : [];
		}),
	);
}

/** How many there are, how far they have been read, and what the filter leaves. */
function describeShown(
	{steps, isComplete, execution}: ExecutionView,
	filter: MatrixFilter,
	shown: number,
	areResources: boolean,
): string {
	const what = areResources ? 'resources' : 'steps';
	const read =
		isComplete || execution === null
			? `${formatCount(steps.length)} ${what}`
			: `${formatCount(steps.length)} ${what} read so far`;
	return filter === 'all' && shown === steps.length
		? read
		: `${shown} of ${read}${filter === 'all' ? '' : `, ${filter}`}`;
}

function listFacts(
	{execution: read, summary, executionId, where, seenAt}: ExecutionView,
	now: number,
): readonly string[] {
	const place = printLocation(where);
	const execution = read ?? summary;
	if (execution === null) {
		return [place, ...(executionId === null ? [] : [executionId])].map(toPrintableLine);
	}

	const {startedAt, endedAt} = execution;
	const took = startedAt === null ? null : formatDuration((endedAt ?? now) - startedAt);
	return [
		`${execution.document}${execution.documentVersion === null ? '' : `, version ${execution.documentVersion}`} in ${place}`,
		execution.executionId,
		`${formatTime(startedAt)}${took === null ? '' : `, ${hasEnded(execution) ? 'took' : 'for'} ${took}`}`,
		...(read?.runbooks ?? []).map(sayRunbook),
		...(seenAt === null || hasEnded(execution) ? [] : [`as of ${formatDuration(now - seenAt)} ago`]),
	].map(toPrintableLine);
}

/** The preflight's finding about the location, next to what happened there. */
function listPreflight(state: ConsoleState, {where, parentExecutionId}: ExecutionView): readonly string[] {
	const said = sayPreflight(state, where, parentExecutionId);
	return said === null ? [] : [toPrintableLine(said)];
}

function explain(state: ConsoleState, view: ExecutionView, shown: number): readonly string[] {
	// What was read of the execution itself says more than its parent does.
	const known = (view.execution ?? view.summary) === null ? describeParentStep(state, view) : [];
	if (view.failure !== null) {
		return [...known, ...describeFailure(view.failure)];
	}

	if (view.held === 'role-refused') {
		return [
			...known,
			'So nothing began there, and rollgrid doesn’t ask. Press u to look all the same; x among the causes (e) checks the role.',
		];
	}

	if (view.held === 'not-begun') {
		return [...known, 'Nothing has begun there. Press u to look all the same.'];
	}

	if (view.executionId === null && view.isComplete) {
		return [...known, 'No execution was started there.'];
	}

	if (view.execution === null) {
		return [...known, view.executionId === null ? 'Looking for the execution there…' : 'Asking AWS…'];
	}

	return shown === 0 && view.isComplete ? [view.steps.length === 0 ? 'It has no steps yet.' : 'No step matches.'] : [];
}

/** What the parent says of the location: it is known even where nobody may look inside. */
function describeParentStep(state: ConsoleState, view: ExecutionView): readonly string[] {
	const record = recordOf(state, view) ?? findStepAbove(state, view) ?? undefined;
	if (record === undefined) {
		return [];
	}

	const {status, failureMessage, startedAt, endedAt} = record;
	const took = startedAt === null ? '' : `, ${formatDuration((endedAt ?? state.now) - startedAt)}`;
	return [
		`${view.target === null ? `The fan-out says of ${printLocation(view.where)}` : toPrintableLine(`The step ${view.target} says`)}: ${status}${took}`,
		...(failureMessage === null ? [] : [toPrintableLine(failureMessage.slice(0, mostParentText))]),
	];
}

/** Of a longer message of the parent's the rest is in the footer's place of its own: the screen must keep room for more than that. */
const mostParentText = 2000;

function toRow(one: StepExecution, {execution}: ExecutionView, {depths, nexts}: StepTree, now: number): StepRow {
	const from = execution?.startedAt ?? null;
	const end = execution?.endedAt ?? now;
	const span = from === null ? 0 : end - from;
	const {parentStep} = one;
	const round = parentStep === null ? '' : ` [${parentStep.iteration ?? parentStep.value ?? '?'}]`;
	const indent = parentStep === null ? '' : `${'  '.repeat((depths.get(parentStep.name) ?? 1) - 1)}└ `;
	const opens = /^aws:(executeAutomation|runCommand)$/.test(one.action) && one.startedAt !== null ? ' ›' : '';
	return {
		id: one.stepExecutionId,
		name: toPrintableLine(`${indent}${one.name.slice(0, mostNoteText)}${round}${opens}`),
		action: one.action,
		status: one.status,
		took: one.startedAt === null ? '' : formatDuration((one.endedAt ?? now) - one.startedAt),
		bar:
			one.startedAt === null || from === null || span <= 0
				? null
				: {from: clamp((one.startedAt - from) / span), to: clamp(((one.endedAt ?? end) - from) / span)},
		note: toPrintableLine((one.failureMessage ?? describeFlow(one, nexts)).slice(0, mostNoteText)),
	};
}

/** Nothing longer fits beside a step. */
const mostNoteText = 400;

/** Where it goes on, where that isn't simply the next step, and how often it may be tried. */
function describeFlow(
	{stepExecutionId, nextStep, action, parentStep, maxAttempts}: StepExecution,
	nexts: StepTree['nexts'],
): string {
	const next = nexts.get(stepExecutionId) ?? nextStep;
	return [
		parentStep?.value ?? null,
		action === 'aws:branch' && next !== null ? `→ ${next}` : null,
		maxAttempts !== null && maxAttempts > 1 ? `up to ${maxAttempts} attempts` : null,
	]
		.filter(part => part !== null)
		.join(' · ');
}

function clamp(part: number): number {
	return Math.max(0, Math.min(1, part));
}
