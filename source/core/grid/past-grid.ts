import {hasEnded} from '../domain/status.ts';
import {ChangeColumns, noChange} from './change-columns.ts';
import {stepColumn, stepRowKey} from './grid-axes.ts';
import {IdTable} from './id-table.ts';
import {LocationGrid} from './location-grid.ts';
import type {LocationRecord} from './location-record.ts';
import {type LocationIndex, stepKey} from './readable-grid.ts';
import {regionCapacity} from './region-capacity.ts';
import {severityOfClass} from './severity.ts';
import {TextTable} from './text-table.ts';

const failed = severityOfClass('failed');

/**
A grid that moves back and forth in time: it has every recorded change, and shows the state after any of them.

Fill it with `record`, close it with `seal`, move it with `seek`. A short move costs as much as the changes in between; a long one as much as all changes before its target, which are then read in one pass. A move changes the grid in place.
*/
export class PastGrid extends LocationGrid {
	readonly #changes = new ChangeColumns();
	/** The IDs of steps and of children. */
	readonly #ids = new IdTable();
	readonly #messages = new TextTable();
	/** The change that each index shows; the last one while the grid is being filled. */
	#changeAt = new Int32Array(0);
	/** The last change of each index during a long move. It is reused, as a new one for each move would be garbage. */
	#scratch = new Int32Array(0);
	/** How many changes are shown. */
	#shown = 0;

	/** How many changes there are. */
	get changeCount(): number {
		return this.#changes.length;
	}

	/** The size of the changes, without the messages. */
	get bytes(): number {
		return this.#changes.bytes + this.#ids.bytes + this.#changeAt.byteLength + this.#scratch.byteLength;
	}

	override startedAt(index: LocationIndex): number {
		const change = this.#changeOf(index);
		return change === noChange ? Number.NaN : this.#changes.startedAt[change]!;
	}

	override endedAt(index: LocationIndex): number {
		const change = this.#changeOf(index);
		return change === noChange ? Number.NaN : this.#changes.endedAt[change]!;
	}

	override messageCodeAt(index: LocationIndex): number {
		const change = this.#changeOf(index);
		return change === noChange ? 0 : this.#changes.message[change]!;
	}

	override failureMessageAt(index: LocationIndex): string | null {
		return this.#messages.textOf(this.messageCodeAt(index));
	}

	override stepIdAt(index: LocationIndex): string | null {
		const change = this.#changeOf(index);
		return change === noChange ? null : this.#ids.at(this.#changes.step[change]!);
	}

	override hasStepAt(index: LocationIndex): boolean {
		const change = this.#changeOf(index);
		return change !== noChange && this.#changes.step[change] !== 0;
	}

	override childIdAt(index: LocationIndex): string | null {
		const change = this.#changeOf(index);
		return change === noChange ? null : this.#ids.at(this.#changes.child[change]!);
	}

	/** Add the state of a location at a time in epoch milliseconds, without showing it. */
	record(at: number, record: LocationRecord): void {
		const {location, name, stepExecutionId} = record;
		const isPlaced = name === null && location !== null;
		const index = isPlaced ? this.#indexOf(location) : this.#indexOfStep(stepKey(stepExecutionId, name), record);
		if (index === undefined) {
			return;
		}

		// A step that was unplaced at first has left its row.
		const row = isPlaced && stepExecutionId !== null ? this.axes.findRow(stepRowKey(stepExecutionId)) : undefined;
		if (row !== undefined) {
			this.#push(at, this.indexAt(row, this.axes.addColumn(stepColumn)!), null);
		}

		this.#push(at, index, record);
	}

	/** Finish after the last change. The grid then shows the time before the first: nothing. */
	seal(): void {
		const indices = this.accountIds.length * regionCapacity;
		this.#changes.seal(indices);
		this.#changeAt = new Int32Array(indices).fill(noChange);
		this.#scratch = new Int32Array(indices);
	}

	/** How many changes were seen by a time, in epoch milliseconds. */
	countUntil(at: number): number {
		return this.#changes.countUntil(at);
	}

	/** When a change was seen, epoch milliseconds. */
	timeOf(change: number): number {
		return this.#changes.at[change]!;
	}

	/** Whether a location failed by a change, and hadn't before. */
	isFailure(change: number): boolean {
		const {codes} = this.cells;
		const {code, previous} = this.#changes;
		const before = previous[change]!;
		return (
			codes.severityOf(code[change]!) === failed && (before === noChange || codes.severityOf(code[before]!) !== failed)
		);
	}

	/** The record of a change; `null` where a step has only left its row. */
	recordOf(change: number): LocationRecord | null {
		const {index, code, startedAt, endedAt, message, step, child} = this.#changes;
		const status = this.cells.codes.statusOf(code[change]!);
		const at = index[change]!;
		return status === undefined
			? null
			: {
					location: this.locationAt(at),
					name: this.stepNameAt(at),
					status,
					startedAt: toNullable(startedAt[change]!),
					endedAt: toNullable(endedAt[change]!),
					stepExecutionId: this.#ids.at(step[change]!),
					childExecutionId: this.#ids.at(child[change]!),
					failureMessage: this.#messages.textOf(message[change]!),
				};
	}

	/** Show the state after this many changes. */
	seek(count: number): void {
		const wanted = Math.max(0, Math.min(count, this.changeCount));
		const distance = Math.abs(wanted - this.#shown);
		if (distance > leastSweep && distance > this.size / sweepPerChange) {
			this.#sweep(wanted);
		} else {
			this.#walk(wanted);
		}

		this.#shown = wanted;
	}

	/** Move change by change; backwards, each index shows its previous change again. */
	#walk(wanted: number): void {
		const {index, previous} = this.#changes;
		for (let change = this.#shown; change < wanted; change++) {
			this.change(index[change]!, () => this.#show(index[change]!, change));
		}

		for (let change = this.#shown - 1; change >= wanted; change--) {
			this.change(index[change]!, () => this.#show(index[change]!, previous[change]!));
		}
	}

	/** Move at once: each index shows its last change, and everything is counted again. */
	#sweep(wanted: number): void {
		const last = this.#scratch.fill(noChange);
		const {index} = this.#changes;
		for (let change = 0; change < wanted; change++) {
			last[index[change]!] = change;
		}

		for (let at = 0; at < last.length; at++) {
			if (last[at]! !== this.#changeAt[at]) {
				this.#show(at, last[at]!);
			}
		}

		this.countAnew();
	}

	#show(index: LocationIndex, change: number): void {
		const {code} = this.#changes;
		const shown = change === noChange ? 0 : code[change]!;
		this.#changeAt[index] = shown === 0 ? noChange : change;
		this.setRequested(index, shown !== 0 && !this.isStepRow(this.accountOf(index)));
		this.cells.setCode(index, shown);
	}

	#changeOf(index: LocationIndex): number {
		return this.#changeAt[index] ?? noChange;
	}

	#push(at: number, index: LocationIndex, record: LocationRecord | null): void {
		if (index >= this.#changeAt.length) {
			const larger = new Int32Array(Math.max(index + regionCapacity, this.#changeAt.length * 2)).fill(noChange);
			larger.set(this.#changeAt);
			this.#changeAt = larger;
		}

		const before = this.#changeAt[index]!;
		const {code, step, child} = this.#changes;
		if (record === null && (before === noChange || code[before] === 0)) {
			return;
		}

		this.#changeAt[index] = this.changeCount;
		this.#changes.push({
			at,
			index,
			code: record === null ? 0 : this.cells.codes.codeOf(record.status, hasEnded(record)),
			startedAt: record?.startedAt ?? Number.NaN,
			endedAt: record?.endedAt ?? Number.NaN,
			message: this.#messages.codeOf(record?.failureMessage ?? null),
			// Every change of a location has the same ID: it is kept once.
			step: this.#codeOfId(record?.stepExecutionId ?? null, before === noChange ? 0 : step[before]!),
			child: this.#codeOfId(record?.childExecutionId ?? null, before === noChange ? 0 : child[before]!),
		});
	}

	#codeOfId(id: string | null, before: number): number {
		return before !== 0 && this.#ids.holds(before, id) ? before : this.#ids.add(id);
	}

	#indexOf({accountId, region}: NonNullable<LocationRecord['location']>): LocationIndex | undefined {
		const column = this.addRegion(region);
		return column === undefined ? undefined : this.indexAt(this.addAccount(accountId), column);
	}

	#indexOfStep(id: string, {name, location}: LocationRecord): LocationIndex {
		const row = this.axes.addStepRow(id, {name: name ?? '', location});
		this.rowVersions[row] ??= this.version;
		return this.indexAt(row, this.axes.addColumn(stepColumn)!);
	}
}

/** Fewer changes than this are walked in any case. */
const leastSweep = 2000;
/** A sweep visits every location once; a walk costs about this many times as much for each change. */
const sweepPerChange = 4;

function toNullable(value: number): number | null {
	return Number.isNaN(value) ? null : value;
}
