import type {Outcome} from '../core/domain/failure.ts';
import type {KnownLines, LineKind} from '../core/state/typed-lines.ts';

/**
What the operator has typed behind `/` and `:`, kept over runs, to be brought back with ↑.

Expect only `local` failures, and lose nothing but these lines by them.
*/
export type TypedLines = {
	/** The latest of each kind, oldest first, none twice. */
	read(): Promise<Outcome<KnownLines>>;
	/** Add a line, which is the newest then. What looks secret in it is masked first. */
	keep(kind: LineKind, text: string): Promise<Outcome<void>>;
};
