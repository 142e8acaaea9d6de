import type {Origin, Setup} from '../core/domain/setup.ts';

/** Who acts and where, as this machine is set up; and the way to choose otherwise. */
export type SetupPort = {
	/** Read the files and variables as they are now. Asks nobody; a file that can't be read is told in `trouble`. */
	read(): Promise<Setup>;
	/**
	From now on act as this profile, in this Region. What was asked before is answered by the old one no more.

	@returns The words before an execution ID in the line that comes back to it.
	*/
	choose(origin: Origin): Promise<string>;
};
