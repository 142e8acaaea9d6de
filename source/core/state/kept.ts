import type {ConsoleState} from './state.ts';

/** What a room keeps when its screen is left, such as a launch half configured: only that room reads it and writes it. */
export class Kept<T> {
	readonly #name: string;

	constructor(name: string) {
		this.#name = name;
	}

	/** `null` where nothing is kept. */
	of({kept}: Pick<ConsoleState, 'kept'>): T | null {
		return (kept.get(this.#name) as T | undefined) ?? null;
	}

	/** The state with something else kept; the same state where nothing changes. */
	in(state: ConsoleState, value: T | null): ConsoleState {
		return this.of(state) === value ? state : {...state, kept: new Map(state.kept).set(this.#name, value)};
	}
}
