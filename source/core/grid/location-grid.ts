import type {StepExecution} from '../domain/execution.ts';
import {type Location, printLocation} from '../domain/location.ts';
import {classifyStatus, hasEnded, isTerminal, type Status} from '../domain/status.ts';
import {CountedGrid} from './counted-grid.ts';
import {stepColumn} from './grid-axes.ts';
import type {LocationRecord, SaidOfLocation} from './location-record.ts';
import {type LocationIndex, stepKey} from './readable-grid.ts';

export type {LocationRecord} from './location-record.ts';
export type {LocationIndex} from './readable-grid.ts';

/**
Every location of one fan-out, up to 100,000, in typed arrays over account × Region; and every step that can't be placed on one, in a row of its own.

A step is known by its ID and counts once, wherever it is shown: on its location; in a row of its own where it doesn't say which one account and Region it ran in (it is *unplaced*), or where another step has that location already. In the grid of an execution that is no fan-out every step has a row of its own.

The one piece of state that is changed rather than replaced: it belongs to the store and changes only inside the reducer. `version` counts the changes and `rowVersions` those of a row, so a reader compares numbers instead of contents. An account or Region that turns up later gets the next index; indices never move.
*/
export class LocationGrid extends CountedGrid {
	/** Where steps ran that don't say so themselves, by step ID. */
	readonly #found = new Map<string, Location>();
	/** Locations whose step runs while their child waits for a person. */
	readonly #waiting = new Set<LocationIndex>();

	/** Name an account before any of its locations is known, so that rows keep the order of the directory. */
	addAccount(accountId: string): number {
		return this.#track(this.axes.addRow(accountId));
	}

	addRegion(region: string): number | undefined {
		return this.axes.addColumn(region);
	}

	/** Add a location that the request names. One that is known stays as it is. */
	plan(location: Location): LocationIndex | undefined {
		const index = this.#place(location);
		if (index === undefined || this.cells.isRequested(index)) {
			return index;
		}

		this.setRequested(index, true);
		if (!this.has(index)) {
			this.#setStatus(index, 'NotStarted');
		}

		return index;
	}

	/**
	Take over what a step says.

	What has ended stays ended: an older page that arrives late can't bring it back. A step that had a row of its own and is now placed leaves that row.

	@returns The index where something changed, else `undefined`.
	*/
	apply(step: StepExecution): LocationIndex | undefined {
		const location = step.location ?? this.#found.get(step.stepExecutionId) ?? null;
		const index = this.#indexOfStep(step, this.isOfSteps ? null : location);
		const before = this.statusAt(index);
		const isLate = before !== undefined && this.hasStepAt(index) && isTerminal(before) && !hasEnded(step);
		if (isLate && before !== 'NotRun' && before !== 'Unknown') {
			return undefined;
		}

		if (step.status !== 'InProgress') {
			this.#waiting.delete(index);
		}

		const status = this.#waiting.has(index) ? 'Waiting' : step.status;
		return this.#write(index, {...step, status, childExecutionId: step.childExecutionId ?? this.childIdAt(index)});
	}

	/** The index where a step is shown; `undefined` for an unknown step. */
	findStep({stepExecutionId, name, location}: StepExecution): LocationIndex | undefined {
		const place = location ?? this.#found.get(stepExecutionId);
		return this.findStepRow(stepKey(stepExecutionId, name)) ?? (place === undefined ? undefined : this.find(place));
	}

	/**
	Take over a record as another grid has it, whatever is known of it here.

	@param isClosed - Whether it has ended there.
	*/
	put(record: LocationRecord, isClosed = hasEnded(record)): void {
		const isPlaced = record.name === null && record.location !== null;
		const index = isPlaced
			? this.plan(record.location)
			: this.#addStep(stepKey(record.stepExecutionId, record.name), record.name ?? '', record.location);
		if (index !== undefined) {
			this.#write(index, record, isClosed);
		}
	}

	/** Remove a location that isn't known here any more. */
	forget(index: LocationIndex): void {
		if (this.has(index)) {
			this.setRequested(index, false);
			this.#remove(index);
		}
	}

	/** Remember where a step ran that doesn't say so itself, as its child was found there. */
	placeStep(stepExecutionId: string, location: Location): void {
		this.#found.set(stepExecutionId, location);
		const row = this.findStepRow(stepExecutionId);
		const place = row === undefined ? undefined : this.#place(location);
		if (row !== undefined && place !== undefined && !this.hasStepAt(place)) {
			const record = this.recordAt(row);
			const hasClosed = this.hasEndedAt(row);
			this.#remove(row);
			this.#write(place, record, hasClosed);
		}
	}

	/** Remember a child execution found by its parent, as the step didn't name it. */
	setChildId(index: LocationIndex, childExecutionId: string): void {
		this.cells.setChildId(index, childExecutionId);
		this.touch(index);
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

	/**
	Say what has become of what AWS says nothing of, or take that back.

	Once all has ended, what never began has not run; where that can't be told, as a step is unplaced or AWS lists fewer steps than it counts, it is `Unknown`. A status that we don't know has then ended, too.

	@param areAllListed - Whether the parent has ended and every step has been listed.
	@param counted - Steps that AWS counts; 0 where it doesn't say.
	*/
	settle(areAllListed: boolean, counted = 0): void {
		const isCertain = this.unplaced === 0;
		const withoutStep = this.size - this.steps;
		const isWhole = counted === 0 || (counted <= this.steps && Math.max(this.requested, counted) >= this.size);
		const unlisted =
			!isCertain || (areAllListed && withoutStep > 0 && !isWhole) ? 'Unknown' : areAllListed ? 'NotRun' : 'NotStarted';
		for (const index of this.indices()) {
			const status = this.statusAt(index)!;
			const isOurs = status === 'NotStarted' || status === 'NotRun' || status === 'Unknown';
			if (!this.hasStepAt(index)) {
				if (isOurs && status !== unlisted) {
					this.#setStatus(index, unlisted);
				}
			} else if (isOurs || (areAllListed && status === 'Pending' && Number.isNaN(this.startedAt(index)))) {
				const said = areAllListed ? (isCertain ? 'NotRun' : 'Unknown') : 'Pending';
				if (said !== status) {
					this.#setStatus(index, said);
				}
			} else if (areAllListed && !this.hasEndedAt(index)) {
				this.#close(index, status);
			}
		}
	}

	/** Under an ended parent: what has an end time has ended, and so has what we don't know the status of. */
	#close(index: LocationIndex, status: Status): void {
		if (classifyStatus(status) === 'unknown' || !Number.isNaN(this.endedAt(index))) {
			this.#setStatus(index, status, true);
		}
	}

	/** Where a step is shown, its old row left where it has moved. */
	#indexOfStep(step: StepExecution, location: Location | null): LocationIndex {
		const own = this.findStepRow(stepKey(step.stepExecutionId, step.name));
		const place = location === null ? undefined : this.#place(location);
		const holder = place === undefined ? null : this.stepIdAt(place);
		if (place === undefined || (holder !== null && holder !== step.stepExecutionId)) {
			return this.#addStep(
				stepKey(step.stepExecutionId, step.name),
				location === null ? step.name : printLocation(location),
				location,
			);
		}

		if (own !== undefined) {
			this.#remove(own);
		}

		return place;
	}

	#addStep(id: string, name: string, location: Location | null): LocationIndex {
		const row = this.#track(this.axes.addStepRow(id, {name, location}));
		return this.indexAt(row, this.axes.addColumn(stepColumn)!);
	}

	#place({accountId, region}: Location): LocationIndex | undefined {
		const column = this.addRegion(region);
		return column === undefined ? undefined : this.indexAt(this.addAccount(accountId), column);
	}

	#track(row: number): number {
		this.rowVersions[row] ??= this.version;
		return row;
	}

	/** Clear an index. A step that had a row is now shown on its location. */
	#remove(index: LocationIndex): void {
		this.change(index, () => this.cells.clear(index));
	}

	#write(index: LocationIndex, said: SaidOfLocation, isClosed = hasEnded(said)): LocationIndex | undefined {
		const {status, stepExecutionId, childExecutionId, failureMessage} = said;
		const values = {
			startedAt: said.startedAt ?? Number.NaN,
			endedAt: said.endedAt ?? Number.NaN,
			stepExecutionId,
			childExecutionId,
			failureMessage,
		};
		if (this.statusAt(index) === status && this.cells.holds(index, values)) {
			return undefined;
		}

		this.change(index, () => {
			this.cells.setValues(index, values);
			this.cells.setCode(index, this.cells.codes.codeOf(status, isClosed));
		});
		return index;
	}

	#setStatus(index: LocationIndex, status: Status, isClosed = false): void {
		this.change(index, () => {
			this.cells.setCode(index, this.cells.codes.codeOf(status, isClosed));
		});
	}
}
