import type {Location} from './location.ts';

/** How a program of the operator's own has ended: with a status, or by a signal. */
export type ProgramEnd = {
	/** `null` where a signal ended it. */
	readonly exitCode: number | null;
	/** Such as `SIGTERM`; `null` where it ended without one. */
	readonly signal: string | null;
};

/** A text to be read in another program: already masked, and without anything that a terminal would execute. */
export type SharedText = {
	/** Its name in a word or two; also the name of the file that the program reads. */
	readonly name: string;
	readonly text: string;
};

/** The programs that can open a text. */
export type TextReader = 'pager' | 'editor';

/** What runs on the operator's terminal in a location. */
export type Errand = {
	/** Where it runs; the central account and Region where it concerns no location. */
	readonly where: Location;
	/** What the operator calls it. */
	readonly name: string;
	/** The command line, for the shell; `null` for the shell itself. */
	readonly line: string | null;
	/** Whether it may change something in AWS. */
	readonly isChange: boolean;
	/** Whether it gets the location's session, and nothing of the operator's own credentials. */
	readonly hasSession: boolean;
	/** Whether its output stays until Enter is pressed. */
	readonly waitsAfter: boolean;
};

/** How a program ended, in words; `null` where it ended well. */
export function describeEnd({exitCode, signal}: ProgramEnd): string | null {
	return signal !== null ? `ended by ${signal}` : exitCode === 0 ? null : `ended with exit status ${exitCode}`;
}
