import {type Execution, headOf} from '../core/domain/execution.ts';
import type {Failure, Outcome} from '../core/domain/failure.ts';
import {withoutSecrets} from '../core/domain/secrets/secrets.ts';
import type {StartRequest} from '../core/domain/start-request.ts';
import {isSettled} from '../core/follow/ended.ts';
import type {KnownFanOut, RecordLine} from '../core/follow/fan-out-record.ts';
import type {Following} from '../core/follow/following.ts';
import {LocationGrid} from '../core/grid/location-grid.ts';
import {isSameRecord} from '../core/grid/location-record.ts';
import type {ConsoleState} from '../core/state/state.ts';
import {reckonFollowing} from '../core/status/progress.ts';
import type {Clock} from '../ports/clock.ts';
import type {Happenings} from '../ports/happenings.ts';
import type {Records} from '../ports/records.ts';
import {HappeningKeeper} from './keep-happenings.ts';

/** How long changes are gathered before they are written. */
const gatherMs = 1000;
/** Rows of accounts that are looked through at once; then whatever else waits goes first. */
const rowsAtOnce = 25;

/** The ports of the keeper; without happenings, neither the fuse nor the rate control is recorded. */
type KeeperPorts = {
	readonly records: Records;
	readonly happenings?: Happenings | undefined;
	readonly clock: Clock;
};

/** What has been written of a fan-out. */
type Track = {
	/** A grid of its own: as objects, 100,000 locations would take ten times the memory. */
	readonly written: LocationGrid;
	/** Version of the grid up to which it was. */
	version: number;
	/** The execution as it was written, as text. */
	execution: string;
	summary: string;
};

/**
Keeps what is seen of the fan-outs that are followed: every change of every location.

Works behind everything else: gathers, writes in small portions, and never makes anybody wait. Where the disk refuses it says so once and keeps nothing further.
*/
export class RecordKeeper {
	readonly #records: Records;
	readonly #clock: Clock;
	readonly #getState: () => ConsoleState;
	readonly #onFailure: (failure: Failure) => void;
	readonly #happenings: HappeningKeeper | null;
	readonly #tracks = new Map<string, Track>();
	#isWaiting = false;
	#hasFailed = false;
	#running: Promise<void> = Promise.resolve();

	constructor(
		{records, happenings, clock}: KeeperPorts,
		getState: () => ConsoleState,
		onFailure: (failure: Failure) => void,
	) {
		this.#records = records;
		this.#happenings = happenings === undefined ? null : new HappeningKeeper(happenings);
		this.#clock = clock;
		this.#getState = getState;
		this.#onFailure = onFailure;
	}

	/** Something may have changed. */
	notice(): void {
		if (
			this.#isWaiting ||
			this.#hasFailed ||
			![...this.#getState().followings.values()].some(one => this.#hasNews(one))
		) {
			return;
		}

		this.#isWaiting = true;
		this.#clock.wakeAfter(gatherMs, () => {
			this.#isWaiting = false;
			void this.flush();
		});
	}

	/** Write what there is now; resolves when it is written. */
	flush(): Promise<void> {
		this.#running = this.#running.then(async () => {
			for (const following of this.#getState().followings.values()) {
				if (this.#hasNews(following) && !this.#hasFailed) {
					await this.#keep(following);
				}
			}

			this.#forgetLeft();
		});
		return this.#running;
	}

	/** Executions that are no longer followed aren't written any more; if one is opened again, its record shows what was written. */
	#forgetLeft(): void {
		const {followings} = this.#getState();
		for (const executionId of this.#tracks.keys()) {
			if (!followings.has(executionId)) {
				this.#tracks.delete(executionId);
			}
		}
	}

	#hasNews(following: Following): boolean {
		const {executionId, grid} = following;
		const track = this.#tracks.get(executionId);
		return (
			following.recordedAt === null &&
			following.execution !== null &&
			(track === undefined || track.version !== grid.version || track.execution !== printExecution(following))
		);
	}

	async #keep(following: Following): Promise<void> {
		const {where, executionId, grid, execution, isListed} = following;
		const track = this.#tracks.get(executionId) ?? (await this.#open(following));
		const at = this.#clock.now();
		const {version} = grid;
		if (execution !== null && track.execution !== printExecution(following)) {
			track.execution = printExecution(following);
			const lines: RecordLine[] = [{type: 'execution', at, execution: toKept(execution), isListed}];
			this.#check(await this.#records.append(where, executionId, lines));
		}

		for (let from = 0; from < grid.accountIds.length && !this.#hasFailed; from += rowsAtOnce) {
			const lines = this.#takeChanges(following, track, from, at);
			if (lines.length > 0) {
				this.#check(await this.#records.append(where, executionId, lines));
			}
		}

		track.version = version;
		if (this.#happenings !== null && !this.#hasFailed) {
			this.#check(await this.#happenings.keep(following, at));
		}

		const known = summarize(following, at);
		// When it was seen is no news by itself.
		const summary = JSON.stringify({...known, seenAt: 0});
		if (summary !== track.summary && !this.#hasFailed) {
			track.summary = summary;
			this.#check(await this.#records.summarize(known));
		}
	}

	#takeChanges({grid}: Following, track: Track, from: number, at: number): RecordLine[] {
		const lines: RecordLine[] = [];
		const end = Math.min(from + rowsAtOnce, grid.accountIds.length);
		for (let account = from; account < end; account++) {
			if (grid.rowVersions[account]! <= track.version) {
				continue;
			}

			for (let column = 0; column < grid.regions.length; column++) {
				const index = grid.indexAt(account, column);
				const record = grid.has(index) ? grid.recordAt(index) : undefined;
				const before = record && track.written.findRecord(record);
				if (record !== undefined && (before === undefined || !isSameRecord(track.written.recordAt(before), record))) {
					track.written.put(record);
					lines.push({type: 'location', at, record});
				}
			}
		}

		return lines;
	}

	/** What an earlier run has written isn't written again. */
	async #open({where, executionId}: Following): Promise<Track> {
		const kept = await this.#records.read(where, executionId);
		this.#check(kept);
		const record = kept.ok ? kept.value : null;
		const track: Track = {
			written: new LocationGrid(),
			version: -1,
			execution: record === null ? '' : printExecution({execution: record.execution, isListed: true}),
			summary: '',
		};
		for (const one of record?.locations ?? []) {
			track.written.put(one);
		}

		this.#tracks.set(executionId, track);
		return track;
	}

	#check(outcome: Outcome<unknown>): void {
		if (!outcome.ok && !this.#hasFailed) {
			this.#hasFailed = true;
			this.#onFailure(outcome.failure);
		}
	}
}

/** What of an execution is worth a new line. */
function printExecution({execution, isListed}: Pick<Following, 'execution' | 'isListed'>): string {
	return JSON.stringify([
		execution?.status,
		execution?.endedAt,
		execution?.failureMessage,
		execution?.counters,
		isListed,
	]);
}

/** An execution as it may lie on disk. */
function toKept(execution: Execution): Execution {
	const {request} = withoutSecrets({...execution.raw, DocumentName: execution.document} as StartRequest);
	const {request: shown} = withoutSecrets({DocumentName: execution.document, Parameters: execution.parameters});
	return {
		...execution,
		steps: [],
		outputs: {},
		parameters: shown.Parameters ?? {},
		raw: request,
		targetLocationsUrl: execution.targetLocationsUrl?.replace(/\?.*$/s, '') ?? null,
	};
}

function summarize(following: Following, seenAt: number): KnownFanOut {
	const byStatus = Object.fromEntries(reckonFollowing(following).byStatus);
	return {
		where: following.where,
		...headOf(following.execution!),
		byStatus,
		isSettled: isSettled(following),
		seenAt,
	};
}
