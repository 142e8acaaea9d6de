import {IdColumn} from './id-column.ts';

const slotsTogether = 4096;

/** IDs by number, from 1; the table grows as needed. */
export class IdTable {
	readonly #columns: IdColumn[] = [];
	#count = 0;

	/** Add an ID and return its number, a new one each time; 0 for `null`. */
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

	/** The ID with a number; `null` for 0. */
	at(code: number): string | null {
		return code === 0 ? null : this.#columnOf(code).at((code - 1) % slotsTogether);
	}

	/** Whether a number belongs to this ID. */
	holds(code: number, id: string | null): boolean {
		return code === 0 ? id === null : this.#columnOf(code).holds((code - 1) % slotsTogether, id);
	}

	/** The approximate size: AWS's IDs are UUIDs. */
	get bytes(): number {
		return this.#columns.length * slotsTogether * bytesOfId;
	}

	#columnOf(code: number): IdColumn {
		return this.#columns[Math.floor((code - 1) / slotsTogether)]!;
	}
}

const bytesOfId = 17;
