import {IdColumn} from './id-column.ts';

/** The number of rows in a block. */
export const blockRows = 128;

/** The values of a grid for the locations of {@link blockRows} rows, each `width` slots long. */
export class CellBlock {
	readonly width: number;
	/** 0: no such location; else a number of the grid's `StatusCodes`. */
	readonly code: Uint16Array;
	readonly startedAt: Float64Array;
	readonly endedAt: Float64Array;
	/** Number of a failure message; 0 for none. */
	readonly message: Uint32Array;
	/** 1 where the request names the location. */
	readonly requested: Uint8Array;
	readonly stepIds: IdColumn;
	readonly childIds: IdColumn;

	constructor(width: number) {
		const slots = blockRows * width;
		this.width = width;
		this.code = new Uint16Array(slots);
		this.startedAt = new Float64Array(slots).fill(Number.NaN);
		this.endedAt = new Float64Array(slots).fill(Number.NaN);
		this.message = new Uint32Array(slots);
		this.requested = new Uint8Array(slots);
		this.stepIds = new IdColumn(slots);
		this.childIds = new IdColumn(slots);
	}

	/** Copy the block with longer rows. */
	widen(width: number): CellBlock {
		const wider = new CellBlock(width);
		for (let from = 0; from < this.code.length; from++) {
			const to = Math.floor(from / this.width) * width + (from % this.width);
			wider.code[to] = this.code[from]!;
			wider.startedAt[to] = this.startedAt[from]!;
			wider.endedAt[to] = this.endedAt[from]!;
			wider.message[to] = this.message[from]!;
			wider.requested[to] = this.requested[from]!;
			wider.stepIds.set(to, this.stepIds.at(from));
			wider.childIds.set(to, this.childIds.at(from));
		}

		return wider;
	}
}
