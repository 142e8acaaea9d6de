import type {StepExecution} from '../../domain/execution.ts';
import {holdsSearch} from '../../domain/search/holds-query.ts';
import {classifyEnding, type StatusClass} from '../../domain/status.ts';
import {createMemory} from '../../grid/remember.ts';
import type {MatrixFilter} from '../../matrix/matrix-view.ts';
import type {ListView} from '../../state/screen.ts';
import type {ConsoleState} from '../../state/state.ts';

const rememberListed = createMemory<readonly StepExecution[]>();
const noSteps: readonly StepExecution[] = [];

/**
The steps of an opened execution that the list shows: those that pass the filter and whose name, action, status or message the search finds. The steps of a loop are listed below it.

Cached until the steps, the search or the filter change: a key among 10,000 resources must not read them all.
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
			const {name, action, status, failureMessage, parentStep} = one;
			const words = [action, parentStep?.value];
			const fields = {step: [name], status: [status], msg: [failureMessage]};
			return classes.includes(classifyEnding(one)) && holdsSearch(search, {words, fields});
		}),
	);
}

/** Sort steps in their order, but the steps of a loop directly below it, round by round. */
function putBelowLoops(steps: readonly StepExecution[]): readonly StepExecution[] {
	if (steps.every(({parentStep}) => parentStep === null)) {
		return steps;
	}

	const names = new Set(steps.map(({name}) => name));
	const below = new Map<string, StepExecution[]>();
	const roots: StepExecution[] = [];
	for (const one of steps) {
		// A loop that isn't read yet, or one that is its own parent, doesn't hide its rounds.
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

/** The index of the cursor among an execution's steps: until the operator moves it, the step that failed, waits or runs. */
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
		// The failed round of a loop is more useful than the loop: it says why.
		const inner = ofClass.findLast(place => steps[place]!.parentStep !== null);
		const found = statusClass === 'failed' ? (inner ?? ofClass[0]) : ofClass[0];
		if (found !== undefined) {
			return found;
		}
	}

	return 0;
}
