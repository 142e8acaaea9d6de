import type {Outcome} from '../core/domain/failure.ts';
import type {ProgramEnd, SharedText, TextReader} from '../core/domain/program.ts';

/** What a program in a location is started with. */
export type Surroundings = {
	/** Set over the operator's own environment, `undefined` taken out of it. May hold credentials: given to the program and to nobody else. */
	readonly variables: Readonly<Record<string, string | undefined>>;
	/** Where it is, in a few words: `111122223333/eu-west-1`. */
	readonly place: string;
	/** What is said before a shell's first prompt. */
	readonly greeting: string;
};

/** Runs something that needs the terminal for itself. */
export type OnTerminal = <T>(run: () => Promise<T>) => Promise<T>;

/**
The operator's own programs on the operator's own terminal, which has to be theirs while they run. Each resolves when the program has ended; expect `local` failures where it can't be run.
*/
export type Programs = {
	/** The shell that is opened: `$SHELL`, or `/bin/sh`. */
	findShell(): Promise<string>;
	/** Open it, with a prompt that says where. */
	openShell(surroundings: Surroundings): Promise<Outcome<ProgramEnd>>;
	/** Run a command line with `/bin/sh`. @param waitsAfter - Whether what it wrote stays until Enter is pressed. */
	runLine(line: string, surroundings: Surroundings, waitsAfter: boolean): Promise<Outcome<ProgramEnd>>;
	/** Show a text in the pager or the editor, from a private file that is removed after. */
	showText(shared: SharedText, reader: TextReader): Promise<Outcome<ProgramEnd>>;
	/**
	Open a link in the browser: that of `BROWSER`, or of this machine's screen. `local` failure where there is none. Isn't waited for, but where it draws on the terminal itself.

	@param onTerminal - Gives that the terminal.
	*/
	openLink(url: string, onTerminal: OnTerminal): Promise<Outcome<void>>;
};
