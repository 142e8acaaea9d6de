import {type Severity, severityCount} from './severity.ts';
import {StatusCodes} from './status-codes.ts';
import {TextTable} from './text-table.ts';
import {extend} from './typed-array.ts';

/** What the columns of {@link LocationCells} hold of a location. */
export type CellValues = {
	readonly startedAt: number;
	readonly endedAt: number;
	readonly failureMessage: string | null;
	readonly stepExecutionId: string | null;
	readonly childExecutionId: string | null;
};

/** The columns of a grid: typed arrays by index. Nothing here knows what a row or a Region is. */
export class LocationCells {
	readonly codes = new StatusCodes();
	/** How many locations there are, by severity; place 0 holds them all. */
	readonly totals = new Int32Array(severityCount);
	/** 0: no such location; else a number of `codes`. */
	#code = new Uint16Array(0);
	#startedAt = new Float64Array(0);
	#endedAt = new Float64Array(0);
	/** Number in `#messages`. */
	#message = new Uint32Array(0);
	/** 1 where the request names the location. */
	#requested = new Uint8Array(0);
	readonly #stepIds: Array<string | null> = [];
	readonly #childIds: Array<string | null> = [];
	readonly #messages = new TextTable();

	codeAt(index: number): number {
		return this.#code[index] ?? 0;
	}

	severityAt(index: number): Severity {
		return this.codes.severityOf(this.codeAt(index));
	}

	startedAt(index: number): number {
		return this.#startedAt[index] ?? Number.NaN;
	}

	endedAt(index: number): number {
		return this.#endedAt[index] ?? Number.NaN;
	}

	messageAt(index: number): string | null {
		return this.#messages.textOf(this.messageCodeAt(index));
	}

	messageCodeAt(index: number): number {
		return this.#message[index] ?? 0;
	}

	stepIdAt(index: number): string | null {
		return this.#stepIds[index] ?? null;
	}

	childIdAt(index: number): string | null {
		return this.#childIds[index] ?? null;
	}

	isRequested(index: number): boolean {
		return this.#requested[index] === 1;
	}

	setRequested(index: number): void {
		this.#requested[index] = 1;
	}

	setChildId(index: number, childExecutionId: string): void {
		this.#childIds[index] = childExecutionId;
	}

	setCode(index: number, code: number): void {
		const before = this.severityAt(index);
		const after = this.codes.severityOf(code);
		this.totals[before]! -= before === 0 ? 0 : 1;
		this.totals[after]! += after === 0 ? 0 : 1;
		this.totals[0]! += Number(after !== 0) - Number(before !== 0);
		this.#code[index] = code;
	}

	setValues(index: number, values: CellValues): void {
		this.#startedAt[index] = values.startedAt;
		this.#endedAt[index] = values.endedAt;
		this.#message[index] = this.#messages.codeOf(values.failureMessage);
		this.#stepIds[index] = values.stepExecutionId;
		this.#childIds[index] = values.childExecutionId;
	}

	/** Make room for so many indices. By a quarter: doubling would leave 5,000 accounts with room for 3,000 more that never come. */
	reserve(needed: number): void {
		if (needed <= this.#code.length) {
			return;
		}

		const length = Math.max(needed, Math.ceil(this.#code.length * 1.25));
		this.#code = extend(new Uint16Array(length), this.#code);
		this.#startedAt = extend(new Float64Array(length).fill(Number.NaN), this.#startedAt);
		this.#endedAt = extend(new Float64Array(length).fill(Number.NaN), this.#endedAt);
		this.#message = extend(new Uint32Array(length), this.#message);
		this.#requested = extend(new Uint8Array(length), this.#requested);
	}
}
