import type {Origin, Setup} from '../core/domain/setup.ts';

/** Who acts and where, from the setup of this machine; and the way to choose otherwise. */
export type SetupPort = {
	/** Read the files and variables as they are now. Makes no call; `trouble` reports a file that can't be read. */
	read(): Promise<Setup>;
	/**
	From now on act as this profile, in this Region. Calls of the previous identity get no response any more.

	@returns The words before an execution ID in the command line that returns to it.
	*/
	choose(origin: Origin): Promise<string>;
};
