import type {ExecutionSummary} from '../domain/execution.ts';
import type {Trouble} from '../domain/trouble.ts';
import type {KnownFanOut} from '../follow/fan-out-record.ts';
import type {FanOutCount} from '../status/fan-out-count.ts';

/** The list of fan-outs of the central account and Region. */
export type FanOutList = {
	readonly items: readonly ExecutionSummary[];
	readonly nextToken: string | null;
	readonly isAsking: boolean;
	readonly trouble: Trouble | null;
	readonly failuresInRow: number;
	readonly answeredAt: number | null;
	/** When it is read again, epoch milliseconds; `null` before the first read. */
	readonly dueAt: number | null;
	/** The counted locations of each, by execution ID; one read each. */
	readonly counts: ReadonlyMap<string, FanOutCount>;
	readonly isCounting: boolean;
	/** Why locations can't be counted: the shown counts are older than the list. */
	readonly countTrouble: Trouble | null;
	/** Fan-outs that earlier runs of rollgrid have followed, in their last known state, by ID. */
	readonly known: ReadonlyMap<string, KnownFanOut>;
	/** What has changed in those since, in a few words, by ID. */
	readonly news: ReadonlyMap<string, string>;
};

/** The list before the first read. */
export const noFanOuts: FanOutList = {
	items: [],
	nextToken: null,
	isAsking: false,
	trouble: null,
	failuresInRow: 0,
	answeredAt: null,
	dueAt: null,
	counts: new Map(),
	isCounting: false,
	countTrouble: null,
	known: new Map(),
	news: new Map(),
};
