/** Something wrong in a world file, and where. */
export type Mistake = {
	/** Counts from 1. */
	readonly line: number;
	/** Counts from 1. */
	readonly column: number;
	/** `accounts.123456789012.unit`; empty for the file as a whole. */
	readonly path: string;
	/** Says what is wrong and what is allowed. */
	readonly message: string;
};
