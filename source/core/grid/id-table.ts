import {IdColumn} from './id-column.ts';

const slotsTogether = 4096;

/** IDs by number, from 1; more come as they are needed. */
export class IdTable {
	readonly #columns: IdColumn[] = [];
	#count = 0;

	/** The number of an ID, a new one in any case; 0 for `null`. */
	add(id: string | null): number {
		if (id === null) {
			return 0;
		}

		const slot = this.#count % slotsTogether;
		if (slot === 0) {
			this.#columns.push(new IdColumn(slotsTogether));
		}

		this.#columns.at(-1)!.set(slot, id);
		return ++this.#count;
	}

	/** `null` for 0. */
	at(code: number): string | null {
		return code === 0 ? null : this.#columnOf(code).at((code - 1) % slotsTogether);
	}

	/** Whether a number is that of this ID. */
	holds(code: number, id: string | null): boolean {
		return code === 0 ? id === null : this.#columnOf(code).holds((code - 1) % slotsTogether, id);
	}

	/** About what it takes: AWS's IDs are UUIDs. */
	get bytes(): number {
		return this.#columns.length * slotsTogether * bytesOfId;
	}

	#columnOf(code: number): IdColumn {
		return this.#columns[Math.floor((code - 1) / slotsTogether)]!;
	}
}

const bytesOfId = 17;
