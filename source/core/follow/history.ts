import {rowKindOf} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';
import {PastGrid} from '../grid/past-grid.ts';
import type {FanOutRecord, RecordLine, Unread} from './fan-out-record.ts';
import {type Following, startFollowing} from './following.ts';

type ExecutionLine = Extract<RecordLine, {type: 'execution'}>;

/**
A record to go back and forth through: every change of every location in typed arrays, some 60 bytes each with its IDs.

Times are epoch milliseconds. `grid` shows one moment at a time and is changed in place by whoever goes through it; all else stays as it is.
*/
export type History = {
	readonly executionId: string;
	readonly grid: PastGrid;
	/** What was seen of the execution itself, by time; never empty. */
	readonly executions: readonly [ExecutionLine, ...ExecutionLine[]];
	/** When something was seen to have changed, each time once, from the first time the execution was seen. */
	readonly moments: Float64Array;
	/** Those of them at which a location had failed. */
	readonly failures: Float64Array;
};

/** A history that was read from disk. */
export type KeptHistory = {
	readonly history: History;
	/** Lines that can't be read: kept, and left out. */
	readonly unread: readonly Unread[];
};

/** Makes a history of lines that come one after the other; nothing but the history is kept of them. */
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

	/** No more lines come. `null` where none said what execution it is. */
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

/** A history of lines that are all there. */
export function toHistory(lines: Iterable<RecordLine>): History | null {
	const builder = new HistoryBuilder();
	for (const line of lines) {
		builder.add(line);
	}

	return builder.finish();
}

/** Times in order, each once. */
export function mergeTimes(lists: ReadonlyArray<Iterable<number>>): Float64Array {
	const all = Float64Array.from(lists.flatMap(list => [...list])).sort();
	return all.filter((at, place) => place === 0 || all[place - 1] !== at);
}

/**
The fan-out as it was at a time: every number of it is of then, and nothing of it is read or kept. Moves the history's grid there.

@returns Without an execution before the first one was seen.
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

/** What a history says at its end, everything at its latest. Moves its grid there. */
export function recordOf({grid, executions, moments}: History, unread: readonly Unread[] = []): FanOutRecord {
	grid.seek(grid.changeCount);
	return {
		execution: executions.at(-1)!.execution,
		locations: Array.from(grid.indices(), index => grid.recordAt(index)),
		seenAt: Math.max(moments.at(-1)!, grid.changeCount === 0 ? 0 : grid.timeOf(grid.changeCount - 1)),
		unread,
	};
}

/** Every line of a history, by time; at the same time the execution first. */
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
