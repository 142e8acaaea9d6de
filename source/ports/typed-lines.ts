import type {Outcome} from '../core/domain/failure.ts';
import type {KnownLines, LineKind} from '../core/state/typed-lines.ts';

/**
Lines that the operator has typed after `/` and `:`, saved over runs, to be brought back with ↑.

Expect only `local` failures; they lose nothing but these lines.
*/
export type TypedLines = {
	/** The latest of each kind, oldest first, none twice. */
	read(): Promise<Outcome<KnownLines>>;
	/** Add a line as the newest. Whatever looks secret in it is masked first. */
	keep(kind: LineKind, text: string): Promise<Outcome<void>>;
};
