import {blockRows, CellBlock} from './cell-block.ts';
import {regionCapacity} from './region-capacity.ts';
import {type Severity, StatusCodes, severityCount} from './severity.ts';
import {TextTable} from './text-table.ts';

/** The number of slots by which rows grow. */
const widthStep = 4;

/** The values of a location in {@link LocationCells}. */
export type CellValues = {
	readonly startedAt: number;
	readonly endedAt: number;
	readonly failureMessage: string | null;
	readonly stepExecutionId: string | null;
	readonly childExecutionId: string | null;
};

/**
The values of a grid, by index, in typed arrays. Nothing here knows what a row or a Region is.

They are in blocks of rows, whose length depends on the Regions: nothing is copied when rows are added, and Regions that are never added take no memory.
*/
export class LocationCells {
	readonly codes = new StatusCodes();
	/** How many locations there are, by severity; place 0 holds them all. */
	readonly totals = new Int32Array(severityCount);
	readonly #blocks: CellBlock[] = [];
	readonly #messages = new TextTable();
	/** The number of slots of the longest row: later blocks start with as many. */
	#width = widthStep;

	codeAt(index: number): number {
		const block = this.#blockOf(index);
		return block === undefined ? 0 : block.code[slotOf(block, index)]!;
	}

	severityAt(index: number): Severity {
		return this.codes.severityOf(this.codeAt(index));
	}

	startedAt(index: number): number {
		const block = this.#blockOf(index);
		return block === undefined ? Number.NaN : block.startedAt[slotOf(block, index)]!;
	}

	endedAt(index: number): number {
		const block = this.#blockOf(index);
		return block === undefined ? Number.NaN : block.endedAt[slotOf(block, index)]!;
	}

	messageAt(index: number): string | null {
		return this.#messages.textOf(this.messageCodeAt(index));
	}

	messageCodeAt(index: number): number {
		const block = this.#blockOf(index);
		return block === undefined ? 0 : block.message[slotOf(block, index)]!;
	}

	stepIdAt(index: number): string | null {
		const block = this.#blockOf(index);
		return block === undefined ? null : block.stepIds.at(slotOf(block, index));
	}

	hasStepAt(index: number): boolean {
		const block = this.#blockOf(index);
		return block?.stepIds.has(slotOf(block, index)) ?? false;
	}

	childIdAt(index: number): string | null {
		const block = this.#blockOf(index);
		return block === undefined ? null : block.childIds.at(slotOf(block, index));
	}

	isRequested(index: number): boolean {
		const block = this.#blockOf(index);
		return block !== undefined && block.requested[slotOf(block, index)] === 1;
	}

	/** Whether an index has exactly these values. */
	holds(index: number, values: CellValues): boolean {
		const block = this.#blockOf(index);
		if (block === undefined) {
			return false;
		}

		const slot = slotOf(block, index);
		return (
			Object.is(block.startedAt[slot], values.startedAt) &&
			Object.is(block.endedAt[slot], values.endedAt) &&
			this.#messages.textOf(block.message[slot]!) === (values.failureMessage || null) &&
			block.stepIds.holds(slot, values.stepExecutionId) &&
			block.childIds.holds(slot, values.childExecutionId)
		);
	}

	setRequested(index: number, isRequested: boolean): void {
		const block = this.#openBlock(index);
		block.requested[slotOf(block, index)] = Number(isRequested);
	}

	setChildId(index: number, childExecutionId: string): void {
		const block = this.#openBlock(index);
		block.childIds.set(slotOf(block, index), childExecutionId);
	}

	setCode(index: number, code: number): void {
		const before = this.severityAt(index);
		const after = this.codes.severityOf(code);
		this.totals[before]! -= before === 0 ? 0 : 1;
		this.totals[after]! += after === 0 ? 0 : 1;
		this.totals[0]! += Number(after !== 0) - Number(before !== 0);
		const block = this.#openBlock(index);
		block.code[slotOf(block, index)] = code;
	}

	setValues(index: number, values: CellValues): void {
		const block = this.#openBlock(index);
		const slot = slotOf(block, index);
		block.startedAt[slot] = values.startedAt;
		block.endedAt[slot] = values.endedAt;
		block.message[slot] = this.#messages.codeOf(values.failureMessage);
		block.stepIds.set(slot, values.stepExecutionId);
		block.childIds.set(slot, values.childExecutionId);
	}

	/** Remove a location. */
	clear(index: number): void {
		this.setValues(index, nothingKnown);
		this.setCode(index, 0);
	}

	/** Find the block that has a slot for an index; `undefined` where nothing has been written there. */
	#blockOf(index: number): CellBlock | undefined {
		const block = this.#blocks[Math.floor(index / blockSize)];
		return block !== undefined && index % regionCapacity < block.width ? block : undefined;
	}

	/** Find the block for writing; create it or lengthen its rows where needed. */
	#openBlock(index: number): CellBlock {
		const known = this.#blockOf(index);
		if (known !== undefined) {
			return known;
		}

		const place = Math.floor(index / blockSize);
		const needed = Math.ceil(((index % regionCapacity) + 1) / widthStep) * widthStep;
		this.#width = Math.max(this.#width, needed);
		const block = this.#blocks[place]?.widen(this.#width) ?? new CellBlock(this.#width);
		this.#blocks[place] = block;
		return block;
	}
}

const nothingKnown: CellValues = {
	startedAt: Number.NaN,
	endedAt: Number.NaN,
	failureMessage: null,
	stepExecutionId: null,
	childExecutionId: null,
};

const blockSize = blockRows * regionCapacity;

function slotOf({width}: CellBlock, index: number): number {
	return (Math.floor(index / regionCapacity) % blockRows) * width + (index % regionCapacity);
}
