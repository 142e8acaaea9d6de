import type {ExecutionSummary, StepExecution} from '../domain/execution.ts';
import {classifyEnding, type StatusClass} from '../domain/status.ts';
import {createMemory} from '../grid/remember.ts';
import type {MatrixFilter} from '../matrix/matrix-view.ts';
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
			isChangeRequest: false,
		}));
}

const rememberListed = createMemory<readonly StepExecution[]>();
const noSteps: readonly StepExecution[] = [];

/**
The steps of an opened execution that the list shows: those that pass the filter and whose name, action, status or message hold the search. What a loop runs stands below its loop.

Remembered until the steps, the search or the filter change: a key among 10,000 resources must not go through them all.
*/
export function listSteps(
	state: ConsoleState,
	viewKey: string,
	{search}: Pick<ListView, 'search'>,
	filter: MatrixFilter = 'all',
): readonly StepExecution[] {
	const steps = state.views.get(viewKey)?.steps ?? noSteps;
	const classes = filteredClasses[filter];
	return rememberListed(steps, [search, filter], () =>
		putBelowLoops(steps).filter(one => {
			const {name, action: intent, status, failureMessage, parentStep} = one;
			const words = [name, intent, status, failureMessage, parentStep?.value ?? null];
			return classes.includes(classifyEnding(one)) && holds(words, search);
		}),
	);
}

/** Steps in their order, but those that a loop runs right below it, round by round. */
function putBelowLoops(steps: readonly StepExecution[]): readonly StepExecution[] {
	if (steps.every(({parentStep}) => parentStep === null)) {
		return steps;
	}

	const names = new Set(steps.map(({name}) => name));
	const below = new Map<string, StepExecution[]>();
	const roots: StepExecution[] = [];
	for (const one of steps) {
		// A loop that isn't read yet, or one that would stand below itself, doesn't hide its rounds.
		const above = one.parentStep?.name;
		if (above === undefined || above === one.name || !names.has(above)) {
			roots.push(one);
		} else {
			below.set(above, [...(below.get(above) ?? []), one]);
		}
	}

	const ordered: StepExecution[] = [];
	const seen = new Set<StepExecution>();
	const place = (one: StepExecution): void => {
		if (!seen.has(one)) {
			seen.add(one);
			ordered.push(one);
			const rounds = below.get(one.name) ?? [];
			below.delete(one.name);
			for (const round of rounds.toSorted((a, b) => (a.parentStep?.iteration ?? 0) - (b.parentStep?.iteration ?? 0))) {
				place(round);
			}
		}
	};

	for (const root of roots) {
		place(root);
	}

	return [...ordered, ...steps.filter(one => !seen.has(one))];
}

const filteredClasses: Readonly<Record<MatrixFilter, readonly StatusClass[]>> = {
	all: ['idle', 'running', 'waiting', 'succeeded', 'failed', 'cancelled', 'skipped', 'unknown', 'unclear'],
	'not-succeeded': ['failed', 'cancelled', 'skipped', 'unclear'],
	running: ['running', 'unknown'],
	waiting: ['waiting'],
};

/** Place of the cursor among an execution's steps: where nobody has moved it, on the step that failed, waits or runs. */
export function stepCursorIndex(steps: readonly StepExecution[], list: ListView): number {
	if (list.cursorId !== null) {
		return Math.max(
			0,
			steps.findIndex(({stepExecutionId}) => stepExecutionId === list.cursorId),
		);
	}

	const wanted: readonly StatusClass[] = ['failed', 'waiting', 'unclear', 'cancelled', 'running', 'unknown'];
	for (const statusClass of wanted) {
		const ofClass = steps.flatMap((one, place) => (classifyEnding(one) === statusClass ? [place] : []));
		// A loop that failed stands above the round that failed: that one says why.
		const inner = ofClass.findLast(place => steps[place]!.parentStep !== null);
		const found = statusClass === 'failed' ? (inner ?? ofClass[0]) : ofClass[0];
		if (found !== undefined) {
			return found;
		}
	}

	return 0;
}

/** Place of the cursor in a list of IDs; 0 where its row has gone. */
export function cursorIndex(ids: readonly string[], {cursorId}: ListView): number {
	return Math.max(0, cursorId === null ? 0 : ids.indexOf(cursorId));
}

function holds(words: ReadonlyArray<string | null>, search: string): boolean {
	const isInverted = search.startsWith('!');
	const text = (isInverted ? search.slice(1) : search).trim().toLowerCase();
	return text === '' || words.some(word => word?.toLowerCase().includes(text) ?? false) !== isInverted;
}
