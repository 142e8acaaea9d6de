import type {Execution, ExecutionSummary, StepExecution} from '../domain/execution.ts';
import type {Failure} from '../domain/failure.ts';
import {type Location, printLocation} from '../domain/location.ts';
import type {StepRead} from './step-read.ts';

/** The reads of an opened execution: itself, a page of its steps, or the search for it. */
export type ViewRead = 'execution' | 'steps' | 'children';

/** One execution below the parent, opened by the operator: a child, a resource execution, or a nested one. */
export type ExecutionView = {
	readonly key: string;
	/** Whose API is called. */
	readonly where: Location;
	/** `null` while it is being found by its parent. */
	readonly executionId: string | null;
	/** What to look for while the ID isn't known: an execution with this parent, and this target if there are several. */
	readonly parentExecutionId: string;
	readonly target: string | null;
	/** What the breadcrumb says. */
	readonly title: string;
	readonly execution: Execution | null;
	/** Steps in the order they started. */
	readonly steps: readonly StepExecution[];
	/** Whether `steps` holds all of them. */
	readonly isComplete: boolean;
	/** Listings of steps still to be read, the first one next. */
	readonly queue: readonly StepRead[];
	/** As a list of executions told of it, where it had to be found: known before it is read. */
	readonly summary: ExecutionSummary | null;
	/** Why it isn't asked for by itself; `null` where it is. The operator can ask anyway. */
	readonly held: 'role-refused' | 'not-begun' | null;
	/** Whether it wasn't among those that began when its step did, so that all are searched. */
	readonly searchesAll: boolean;
	/** Pages of the search for it that have been read. */
	readonly pagesSearched: number;
	/** The read that is under way, `null` for none. An answer to any other is late, and dropped. */
	readonly asking: ViewRead | null;
	/** The trouble that a read met, until the same read succeeds; `null` for none. */
	readonly failure: Failure | null;
	readonly failedRead: ViewRead | null;
	/** When this trouble began, epoch milliseconds. */
	readonly failedSince: number | null;
	readonly failuresInRow: number;
	/** When its steps were last read well, epoch milliseconds. */
	readonly seenAt: number | null;
	/** When the next read is due, epoch milliseconds; `null` when none is planned. */
	readonly dueAt: number | null;
	/** Executions of single resources below this one, where they had to be looked up. */
	readonly children: readonly ExecutionSummary[];
};

/** What tells one opened execution from another. */
export function viewKey(where: Location, parentExecutionId: string, target: string | null): string {
	return [printLocation(where), parentExecutionId, target ?? ''].join(' ');
}

/** What has to be known of an execution to open it. */
export type ViewSeed = Pick<ExecutionView, 'where' | 'executionId' | 'parentExecutionId' | 'target' | 'title'>;

/** An opened execution of which only its place is known; the event `opened` sets the reading going. */
export function createView(seed: ViewSeed): ExecutionView {
	return {
		...seed,
		key: viewKey(seed.where, seed.parentExecutionId, seed.target),
		execution: null,
		steps: [],
		isComplete: false,
		queue: [],
		summary: null,
		held: null,
		searchesAll: false,
		pagesSearched: 0,
		asking: null,
		failure: null,
		failedRead: null,
		failedSince: null,
		failuresInRow: 0,
		seenAt: null,
		dueAt: null,
		children: [],
	};
}
