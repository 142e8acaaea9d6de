/** What a terminal is opened with. */
import type {Readable, Writable} from 'node:stream';
import type {Capabilities, Environment} from './capabilities.ts';
import type {ModesOptions, ModesProcess} from './modes.ts';
import type {SetTimer} from './stdin.ts';

/** The part of `tty.ReadStream` that is used. */
type TerminalInput = Pick<Readable, 'on' | 'off' | 'resume' | 'pause'> & {
	readonly isTTY?: boolean | undefined;
	setRawMode?: ((isRaw: boolean) => unknown) | undefined;
};

/** The part of `tty.WriteStream` that is used. */
export type TerminalOutput = Writable & {
	readonly isTTY?: boolean | undefined;
	readonly columns?: number | undefined;
	readonly rows?: number | undefined;
};

export type TerminalOptions = {
	readonly stdin: TerminalInput;
	readonly stdout: TerminalOutput;
	readonly env: Environment;
	/** What detection would say otherwise: `--no-color`, `--ascii`. */
	readonly capabilities?: Partial<Capabilities>;
	/** Milliseconds that never go back. */
	readonly now?: () => number;
	/** Start a timer; what it returns stops it. */
	readonly setTimer?: SetTimer;
	/** What is kept of the window around, and set back; left out for nothing. */
	readonly window?: NonNullable<ModesOptions['window']>;
	/** Whose signals and end are watched. */
	readonly process?: ModesProcess;
	/** The process ends by a signal or an error, the terminal is restored: the last chance to say something, synchronously. */
	readonly onEnd?: (signal: NodeJS.Signals | undefined) => void;
};
