import type {StepExecution} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';
import {isTerminal, type Status} from '../domain/status.ts';
import {isSameRecord, type LocationRecord, readRecord} from './location-record.ts';
import {LocationTally} from './location-tally.ts';
import type {Severity} from './severity.ts';
import {StatusCodes} from './status-codes.ts';
import {TextTable} from './text-table.ts';
import {extend} from './typed-array.ts';

export type {LocationRecord} from './location-record.ts';

/** Index of a location in the grid's arrays. Stays the same for the life of the grid, whatever is added. */
export type LocationIndex = number;

/** Room for Regions in a row: AWS has fewer than 40, and an entry takes at most 50. */
const regionCapacity = 64;

/**
Every location of one fan-out, up to 100,000, in typed arrays over account × Region.

The one piece of state that is changed rather than replaced: it belongs to the store and changes only inside the reducer. `version` counts the changes and `rowVersions` those of an account's row, so a reader compares numbers instead of contents. An account or Region that turns up later gets the next index; indices never move.
*/
export class LocationGrid {
	readonly accountIds: string[] = [];
	readonly regions: string[] = [];
	/** Counts every change of anything in the grid. */
	version = 0;
	/** Version at which an account's row last changed, by account index. */
	readonly rowVersions: number[] = [];
	/** How many locations the grid has. */
	size = 0;
	/** Locations by status. A status nobody has is absent or 0. */
	readonly counts = new Map<Status, number>();
	/** Counts by account and by Region, and sums of durations. */
	readonly tally = new LocationTally();

	/** 0: no such location in this fan-out; else an index into `statuses`, plus one. */
	#status = new Uint8Array(0);
	#startedAt = new Float64Array(0);
	#endedAt = new Float64Array(0);
	/** Number in `#messages`. */
	#message = new Uint32Array(0);
	readonly #stepIds: Array<string | null> = [];
	readonly #childIds: Array<string | null> = [];
	/** Locations whose step runs while their child waits for a person. */
	readonly #waiting = new Set<LocationIndex>();
	readonly #messages = new TextTable();
	readonly #codes = new StatusCodes();
	readonly #accountIndex = new Map<string, number>();
	readonly #regionIndex = new Map<string, number>();

	/** Index of a location, or `undefined` where the fan-out has no such location. */
	find({accountId, region}: Location): LocationIndex | undefined {
		const account = this.#accountIndex.get(accountId);
		const column = this.#regionIndex.get(region);
		if (account === undefined || column === undefined) {
			return undefined;
		}

		const index = account * regionCapacity + column;
		return this.#status[index] === 0 ? undefined : index;
	}

	/** Index of the pair, whether the fan-out has a location there or not. */
	indexAt(account: number, column: number): LocationIndex {
		return account * regionCapacity + column;
	}

	/** Grid index of an account, or `undefined`. */
	findAccount(accountId: string): number | undefined {
		return this.#accountIndex.get(accountId);
	}

	accountOf(index: LocationIndex): number {
		return Math.floor(index / regionCapacity);
	}

	columnOf(index: LocationIndex): number {
		return index % regionCapacity;
	}

	/** The location at an index; only for an index that `has`. */
	locationAt(index: LocationIndex): Location {
		return {
			accountId: this.accountIds[this.accountOf(index)]!,
			region: this.regions[this.columnOf(index)]!,
		};
	}

	has(index: LocationIndex): boolean {
		return this.severityAt(index) !== 0;
	}

	/** Status at an index, or `undefined` where there is no location. */
	statusAt(index: LocationIndex): Status | undefined {
		return this.#codes.statusOf(this.#status[index] ?? 0);
	}

	/** Epoch milliseconds, as `endedAt`, or `NaN` where not known. */
	startedAt(index: LocationIndex): number {
		return this.#startedAt[index] ?? Number.NaN;
	}

	endedAt(index: LocationIndex): number {
		return this.#endedAt[index] ?? Number.NaN;
	}

	failureMessageAt(index: LocationIndex): string | null {
		return this.#messages.textOf(this.#message[index] ?? 0);
	}

	/** A number that is the same for the same failure message; 0 for none. */
	messageCodeAt(index: LocationIndex): number {
		return this.#message[index] ?? 0;
	}

	/** How much an operator has to care; 0 where there is no location. */
	severityAt(index: LocationIndex): Severity {
		return this.#codes.severityOf(this.#status[index] ?? 0);
	}

	stepIdAt(index: LocationIndex): string | null {
		return this.#stepIds[index] ?? null;
	}

	childIdAt(index: LocationIndex): string | null {
		return this.#childIds[index] ?? null;
	}

	/** Everything known of the location at an index; only for an index that `has`. */
	recordAt(index: LocationIndex): LocationRecord {
		return readRecord(this, index);
	}

	/** Every index that has a location, account by account. */
	*indices(): Generator<LocationIndex> {
		const end = this.accountIds.length * regionCapacity;
		for (let index = 0; index < end; index++) {
			if (this.#status[index] !== 0) {
				yield index;
			}
		}
	}

	/** Name an account before any of its locations is known, so that rows keep the order of the directory. */
	addAccount(accountId: string): number {
		const known = this.#accountIndex.get(accountId);
		if (known !== undefined) {
			return known;
		}

		const account = this.accountIds.length;
		this.accountIds.push(accountId);
		this.#accountIndex.set(accountId, account);
		this.rowVersions.push(this.version);
		const needed = (account + 1) * regionCapacity;
		if (needed > this.#status.length) {
			// By a quarter: doubling would leave 5,000 accounts with room for 3,000 more that never come.
			this.#grow(Math.max(needed, Math.ceil(this.#status.length * 1.25)));
		}

		return account;
	}

	addRegion(region: string): number {
		const known = this.#regionIndex.get(region);
		if (known !== undefined) {
			return known;
		}

		if (this.regions.length === regionCapacity) {
			throw new RangeError(`A fan-out over more than ${regionCapacity} Regions`);
		}

		this.#regionIndex.set(region, this.regions.length);
		return this.regions.push(region) - 1;
	}

	/** Add a location that the request names but that no step was reported for. Does nothing to one that is known. */
	plan(location: Location): LocationIndex {
		const index = this.#place(location);
		if (this.#status[index] === 0) {
			this.#setStatus(index, 'NotStarted');
		}

		return index;
	}

	/**
	Take over what a parent's step says of its location.

	A location that has ended stays ended: an older page that arrives late can't bring it back.

	@returns The index where something changed, else `undefined`; also for a step without a location.
	*/
	apply(step: StepExecution): LocationIndex | undefined {
		if (step.location === null) {
			return undefined;
		}

		const index = this.#place(step.location);
		const before = this.statusAt(index);
		if (before !== undefined && isTerminal(before) && before !== 'NotRun' && !isTerminal(step.status)) {
			return undefined;
		}

		if (step.status !== 'InProgress') {
			this.#waiting.delete(index);
		}

		const status = this.#waiting.has(index) ? 'Waiting' : step.status;
		return this.#write(index, {...step, status, childExecutionId: step.childExecutionId ?? this.childIdAt(index)});
	}

	/** Take over a location as another grid has it, whatever is known of it here. */
	put(record: LocationRecord): void {
		this.#write(this.#place(record.location), record);
	}

	#write(index: LocationIndex, said: Omit<LocationRecord, 'location'>): LocationIndex | undefined {
		const startedAt = said.startedAt ?? Number.NaN;
		const endedAt = said.endedAt ?? Number.NaN;
		if (this.has(index) && isSameRecord(this.recordAt(index), said)) {
			return undefined;
		}

		this.tally.retime(this.startedAt(index), this.endedAt(index), startedAt, endedAt);
		this.#startedAt[index] = startedAt;
		this.#endedAt[index] = endedAt;
		this.#message[index] = this.#messages.codeOf(said.failureMessage);
		this.#stepIds[index] = said.stepExecutionId;
		this.#childIds[index] = said.childExecutionId;
		this.#setStatus(index, said.status);
		return index;
	}

	/** Remember a child execution found by its parent, as the step didn't name it. */
	setChildId(index: LocationIndex, childExecutionId: string): void {
		this.#childIds[index] = childExecutionId;
		this.#touch(index);
	}

	/** Say that the child of a location that runs waits for a person, or that it no longer does: the parent's step doesn't tell. */
	setWaiting(index: LocationIndex, isWaiting: boolean): void {
		if (isWaiting && this.statusAt(index) === 'InProgress') {
			this.#waiting.add(index);
			this.#setStatus(index, 'Waiting');
		} else if (!isWaiting && this.#waiting.delete(index)) {
			this.#setStatus(index, 'InProgress');
		}
	}

	/** Say of every location that hasn't started that it never will, or take that back. */
	settle(hasEnded: boolean): void {
		for (const index of this.indices()) {
			const status = this.statusAt(index);
			const isUnstarted = status === 'NotStarted' || (status === 'Pending' && Number.isNaN(this.startedAt(index)));
			if (hasEnded ? isUnstarted : status === 'NotRun') {
				this.#setStatus(index, hasEnded ? 'NotRun' : 'NotStarted');
			}
		}
	}

	/** How many locations have this status. */
	count(status: Status): number {
		return this.counts.get(status) ?? 0;
	}

	#place({accountId, region}: Location): LocationIndex {
		return this.addAccount(accountId) * regionCapacity + this.addRegion(region);
	}

	#setStatus(index: LocationIndex, status: Status): void {
		const before = this.statusAt(index);
		this.size += Number(before === undefined);
		if (before !== undefined) {
			this.counts.set(before, this.count(before) - 1);
		}

		this.counts.set(status, this.count(status) + 1);
		const code = this.#codes.codeOf(status);
		const severity = this.#codes.severityOf(code);
		this.tally.move(this.accountOf(index), this.columnOf(index), this.severityAt(index), severity);
		this.#status[index] = code;
		this.#touch(index);
	}

	#touch(index: LocationIndex): void {
		this.version++;
		this.rowVersions[this.accountOf(index)] = this.version;
	}

	#grow(length: number): void {
		this.#status = extend(new Uint8Array(length), this.#status);
		this.#startedAt = extend(new Float64Array(length).fill(Number.NaN), this.#startedAt);
		this.#endedAt = extend(new Float64Array(length).fill(Number.NaN), this.#endedAt);
		this.#message = extend(new Uint32Array(length), this.#message);
	}
}
