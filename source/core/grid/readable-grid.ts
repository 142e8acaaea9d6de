import type {Location} from '../domain/location.ts';
import {printLocation} from '../domain/location.ts';
import {endsClass, type Status, type StatusClass} from '../domain/status.ts';
import {GridAxes, stepColumn, stepRowKey} from './grid-axes.ts';
import {LocationCells} from './location-cells.ts';
import type {LocationRecord} from './location-record.ts';
import {LocationTally} from './location-tally.ts';
import {regionCapacity} from './region-capacity.ts';
import {classOfSeverity, type Severity, severities, severityOfClass} from './severity.ts';

/** Index of a location in the grid's arrays. Stays the same for the life of the grid, whatever is added. */
export type LocationIndex = number;

const liveClasses = severities.filter(one => !endsClass(one));

/** What can be read of a grid. Rows are accounts, and steps that have no location's cell; columns are Regions, and one for those steps. */
export class ReadableGrid {
	/** Counts by row and by Region, and sums of durations. */
	readonly tally = new LocationTally();
	protected readonly cells = new LocationCells();
	protected readonly axes = new GridAxes();

	/** What each row is known by: an account ID, or `step:` and a step's ID. */
	get accountIds(): readonly string[] {
		return this.axes.rowKeys;
	}

	get regions(): readonly string[] {
		return this.axes.regions;
	}

	/** How many locations the grid has, steps with rows of their own among them. */
	get size(): number {
		return this.cells.totals[0]!;
	}

	/** Steps that have rows of their own. */
	get stepRows(): number {
		const column = this.axes.findColumn(stepColumn);
		return column === undefined ? 0 : this.tally.inColumn(column, 0);
	}

	/** How many can still change. */
	get live(): number {
		return liveClasses.reduce((sum, one) => sum + this.countClass(one), 0);
	}

	/** How many there are of a class. */
	countClass(statusClass: StatusClass): number {
		return this.cells.totals[severityOfClass(statusClass)]!;
	}

	/** Index of a location, or `undefined` where the fan-out has no such location. */
	find({accountId, region}: Location): LocationIndex | undefined {
		const row = this.axes.findRow(accountId);
		const column = this.axes.findColumn(region);
		return row === undefined || column === undefined ? undefined : this.#ifThere(row * regionCapacity + column);
	}

	/** Index of the row of a step that has no location's cell, or `undefined`. */
	findStepRow(stepExecutionId: string): LocationIndex | undefined {
		const row = this.axes.findRow(stepRowKey(stepExecutionId));
		return row === undefined ? undefined : this.#ifThere(row * regionCapacity + this.axes.findColumn(stepColumn)!);
	}

	#ifThere(index: LocationIndex): LocationIndex | undefined {
		return this.has(index) ? index : undefined;
	}

	/** Index of the pair, whether the fan-out has a location there or not. */
	indexAt(row: number, column: number): LocationIndex {
		return row * regionCapacity + column;
	}

	/** Number of an account's row, or `undefined`. */
	findAccount(accountId: string): number | undefined {
		return this.axes.findRow(accountId);
	}

	accountOf(index: LocationIndex): number {
		return Math.floor(index / regionCapacity);
	}

	columnOf(index: LocationIndex): number {
		return index % regionCapacity;
	}

	/** The location at an index; `null` for a step that can't be placed on one. Only for an index that `has`. */
	locationAt(index: LocationIndex): Location | null {
		const row = this.accountOf(index);
		const step = this.axes.stepOf(row);
		return step === undefined
			? {accountId: this.accountIds[row]!, region: this.regions[this.columnOf(index)]!}
			: step.location;
	}

	/** The name of the step that has this row; `null` for a location. */
	stepNameAt(index: LocationIndex): string | null {
		return this.axes.stepOf(this.accountOf(index))?.name ?? null;
	}

	/** Whether a row stands for one step rather than for an account. */
	isStepRow(row: number): boolean {
		return this.axes.stepOf(row) !== undefined;
	}

	/** The name of a row that stands for a step; `null` for an account's. */
	stepNameOf(row: number): string | null {
		return this.axes.stepOf(row)?.name ?? null;
	}

	/** The locations of those indices that have one. */
	locationsOf(indices: Iterable<LocationIndex>): readonly Location[] {
		const locations: Location[] = [];
		for (const index of indices) {
			const location = this.locationAt(index);
			if (location !== null) {
				locations.push(location);
			}
		}

		return locations;
	}

	/** Index of what another grid's record is about, or `undefined`. */
	findRecord({location, name, stepExecutionId}: LocationRecord): LocationIndex | undefined {
		return name === null && location !== null ? this.find(location) : this.findStepRow(stepKey(stepExecutionId, name));
	}

	/** What an index is known by, in marks and copies: the location as printed, or `step:` and the step's ID. */
	keyAt(index: LocationIndex): string {
		const row = this.accountOf(index);
		return this.isStepRow(row) ? this.accountIds[row]! : printLocation(this.locationAt(index)!);
	}

	/** What an operator reads for an index: the location as printed, or the step's name. */
	nameAt(index: LocationIndex): string {
		return this.stepNameAt(index) ?? printLocation(this.locationAt(index)!);
	}

	has(index: LocationIndex): boolean {
		return this.cells.codeAt(index) !== 0;
	}

	/** Status at an index, or `undefined` where there is no location. */
	statusAt(index: LocationIndex): Status | undefined {
		return this.cells.codes.statusOf(this.cells.codeAt(index));
	}

	/** What the status at an index means, its end considered; `undefined` where there is no location. */
	classAt(index: LocationIndex): StatusClass | undefined {
		return classOfSeverity(this.severityAt(index));
	}

	/** Whether nothing of it can change any more; only for an index that `has`. */
	hasEndedAt(index: LocationIndex): boolean {
		return endsClass(this.classAt(index)!);
	}

	/** Epoch milliseconds, as `endedAt`, or `NaN` where not known. */
	startedAt(index: LocationIndex): number {
		return this.cells.startedAt(index);
	}

	endedAt(index: LocationIndex): number {
		return this.cells.endedAt(index);
	}

	failureMessageAt(index: LocationIndex): string | null {
		return this.cells.messageAt(index);
	}

	/** A number that is the same for the same failure message; 0 for none. */
	messageCodeAt(index: LocationIndex): number {
		return this.cells.messageCodeAt(index);
	}

	/** How much an operator has to care; 0 where there is no location. */
	severityAt(index: LocationIndex): Severity {
		return this.cells.severityAt(index);
	}

	/** `null` where no step is known. */
	stepIdAt(index: LocationIndex): string | null {
		return this.cells.stepIdAt(index);
	}

	/** Whether a step is known. */
	hasStepAt(index: LocationIndex): boolean {
		return this.cells.hasStepAt(index);
	}

	childIdAt(index: LocationIndex): string | null {
		return this.cells.childIdAt(index);
	}

	/** Everything known of the location at an index; only for an index that `has`. */
	recordAt(index: LocationIndex): LocationRecord {
		return {
			location: this.locationAt(index),
			name: this.stepNameAt(index),
			status: this.statusAt(index)!,
			startedAt: toNullable(this.startedAt(index)),
			endedAt: toNullable(this.endedAt(index)),
			stepExecutionId: this.stepIdAt(index),
			childExecutionId: this.childIdAt(index),
			failureMessage: this.failureMessageAt(index),
		};
	}

	/** Every index that has a location or a step, row by row. */
	*indices(): Generator<LocationIndex> {
		for (let row = 0; row < this.accountIds.length; row++) {
			const end = row * regionCapacity + this.regions.length;
			for (let index = row * regionCapacity; index < end; index++) {
				if (this.cells.codeAt(index) !== 0) {
					yield index;
				}
			}
		}
	}
}

/** What a step is known by: its ID, or where AWS sends none its name. */
export function stepKey(stepExecutionId: string | null, name: string | null): string {
	return stepExecutionId || `?${name ?? ''}`;
}

function toNullable(value: number): number | null {
	return Number.isNaN(value) ? null : value;
}
