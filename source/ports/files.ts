import type {Outcome} from '../core/domain/failure.ts';

/** The operator's own files, by path; `~/` stands for the home folder. Expect `local`, `not-found` and `conflict` failures. */
export type Files = {
	/** A text file. @param mostBytes - The largest that is read, in bytes; 5 MB if left out. */
	readText(path: string, mostBytes?: number): Promise<Outcome<string>>;
	/**
	Write a file for the operator alone to read: whole or not at all. A device or a pipe is written as it is. `conflict` where a file is there and may not be replaced.

	@param text - Whole, or in pieces, of which no more than one is held at a time.
	*/
	writeText(path: string, text: string | Iterable<string>, replaces: boolean): Promise<Outcome<void>>;
	/** Replace a file atomically: whoever reads it sees the old text or all of the new one. */
	replaceText(path: string, text: string): Promise<Outcome<void>>;
	/** Remove a file; a missing one is no failure. */
	remove(path: string): Promise<Outcome<void>>;
};
