import type {Outcome} from '../core/domain/failure.ts';
import type {ProgramEnd, SharedText, TextReader} from '../core/domain/program.ts';

/** How a program in a location is started. */
export type Surroundings = {
	/** Set over the operator's own environment; `undefined` removes a variable. May contain credentials: passed to the program and to nobody else. */
	readonly variables: Readonly<Record<string, string | undefined>>;
	/** The location in a few words: `111122223333/eu-west-1`. */
	readonly place: string;
	/** Printed before a shell's first prompt. */
	readonly greeting: string;
};

/** Runs something that needs the terminal for itself. */
export type OnTerminal = <T>(run: () => Promise<T>) => Promise<T>;

/**
The operator's own programs on the operator's own terminal, which belongs to them while they run. Each method resolves when the program has ended; expect `local` failures where it can't be run.
*/
export type Programs = {
	/** The operator's shell: `$SHELL`, or `/bin/sh`. */
	findShell(): Promise<string>;
	/** Open the shell, with a prompt that shows the location. */
	openShell(surroundings: Surroundings): Promise<Outcome<ProgramEnd>>;
	/** Run a command line with `/bin/sh`. @param waitsAfter - Whether its output stays until Enter is pressed. */
	runLine(line: string, surroundings: Surroundings, waitsAfter: boolean): Promise<Outcome<ProgramEnd>>;
	/** Open a text in the pager or the editor, from a private file that is removed afterwards. */
	showText(shared: SharedText, reader: TextReader): Promise<Outcome<ProgramEnd>>;
	/** Run another command of rollgrid itself, as who acts now, with the flags that this one was given: `doctor`, whose output stays until Enter is pressed, or `demo`, whose screen ends it. */
	runOwn(command: 'demo' | 'doctor'): Promise<Outcome<ProgramEnd>>;
	/**
	Open a link in the browser: that of `BROWSER`, or of this machine's display. `local` failure where there is none. Resolves at once, except for a browser that runs on the terminal.

	@param onTerminal - Gives that browser the terminal.
	*/
	openLink(url: string, onTerminal: OnTerminal): Promise<Outcome<void>>;
};
