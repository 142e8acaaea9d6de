import {rowKindOf} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';
import {PastGrid} from '../grid/past-grid.ts';
import type {FanOutRecord, RecordLine, Unread} from './fan-out-record.ts';
import {type Following, startFollowing} from './following.ts';

type ExecutionLine = Extract<RecordLine, {type: 'execution'}>;

/**
A record that can be shown at any of its times: every change of every location in typed arrays, some 60 bytes each with its IDs.

Times are epoch milliseconds. `grid` shows one moment at a time, and every move changes it in place; all else is immutable.
*/
export type History = {
	readonly executionId: string;
	readonly grid: PastGrid;
	/** The states of the execution itself, by time; never empty. */
	readonly executions: readonly [ExecutionLine, ...ExecutionLine[]];
	/** The times of all changes, each once, from the first time the execution was seen. */
	readonly moments: Float64Array;
	/** The times among them at which a location had failed. */
	readonly failures: Float64Array;
};

/** A history that was read from disk. */
export type KeptHistory = {
	readonly history: History;
	/** Lines that can't be read: kept, and left out. */
	readonly unread: readonly Unread[];
};

/** Builds a history from lines, one after the other, without keeping the lines. */
export class HistoryBuilder {
	readonly #grid = new PastGrid();
	readonly #executions: ExecutionLine[] = [];

	add(line: RecordLine): void {
		if (line.type === 'execution') {
			this.#executions.push(line);
		} else {
			this.#grid.record(line.at, line.record);
		}
	}

	/** Finish after the last line. Returns `null` where no line contains the execution. */
	finish(): History | null {
		const grid = this.#grid;
		grid.seal();
		const [first, ...more] = this.#executions.toSorted((a, b) => a.at - b.at);
		if (first === undefined) {
			return null;
		}

		grid.isOfSteps = rowKindOf(first.execution) !== 'locations';
		const times = [first, ...more].map(({at}) => at);
		const changes = Array.from({length: grid.changeCount}, (_, change) => grid.timeOf(change));
		const failures = changes.filter((_, change) => grid.isFailure(change));
		return {
			// The record of a retry has the attempts before it, too.
			executionId: (more.at(-1) ?? first).execution.executionId,
			grid,
			executions: [first, ...more],
			moments: mergeTimes([times, changes.filter(at => at >= first.at)]),
			failures: mergeTimes([failures.filter(at => at >= first.at)]),
		};
	}
}

/** Build a history from all of its lines. */
export function toHistory(lines: Iterable<RecordLine>): History | null {
	const builder = new HistoryBuilder();
	for (const line of lines) {
		builder.add(line);
	}

	return builder.finish();
}

/** Merge times in order, each once. */
export function mergeTimes(lists: ReadonlyArray<Iterable<number>>): Float64Array {
	const all = Float64Array.from(lists.flatMap(list => [...list])).sort();
	return all.filter((at, place) => place === 0 || all[place - 1] !== at);
}

/**
Show the fan-out as it was at a time: every number is of that time, and nothing is read or saved. Moves the history's grid there.

@returns A following without an execution for a time before the execution was first seen.
*/
export function followingAt({grid, executions, executionId}: History, where: Location, at: number): Following {
	const line = executions.findLast(one => one.at <= at);
	grid.seek(line === undefined ? 0 : grid.countUntil(at));
	return {
		...startFollowing(where, executionId),
		grid,
		execution: line?.execution ?? null,
		isListed: line?.isListed ?? true,
		isPaused: true,
		recordedAt: at,
	};
}

/** Return the latest state of everything in a history. Moves its grid to the end. */
export function recordOf({grid, executions, moments}: History, unread: readonly Unread[] = []): FanOutRecord {
	grid.seek(grid.changeCount);
	return {
		execution: executions.at(-1)!.execution,
		locations: Array.from(grid.indices(), index => grid.recordAt(index)),
		seenAt: Math.max(moments.at(-1)!, grid.changeCount === 0 ? 0 : grid.timeOf(grid.changeCount - 1)),
		unread,
	};
}

/** List every line of a history, by time; at equal times the execution first. */
export function* linesOf({grid, executions}: History): Generator<RecordLine> {
	let next = 0;
	for (let change = 0; change < grid.changeCount; change++) {
		const at = grid.timeOf(change);
		for (; next < executions.length && executions[next]!.at <= at; next++) {
			yield executions[next]!;
		}

		const record = grid.recordOf(change);
		if (record !== null) {
			yield {type: 'location', at, record};
		}
	}

	yield* executions.slice(next);
}
