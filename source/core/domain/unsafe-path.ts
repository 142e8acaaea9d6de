import {quoteForBash} from './quote.ts';

/** Who owns a file or folder, and what others may do with it. */
export type Ownership = {readonly mode: number; readonly uid: number};

/** Why a file or folder isn't to be trusted, and the command that mends it. */
export type Unsafe = {readonly because: string; readonly next: string};

/**
Find out whether somebody other than the operator could have written a file or folder of ours.

@param me - The user’s ID; `undefined` where the system knows none.
@param take - What `chmod` takes from others there.
@returns `null` where it is the operator's, or root's, alone.
*/
export function findUnsafe({mode, uid}: Ownership, path: string, me: number | undefined, take: string): Unsafe | null {
	if (me === undefined) {
		return null;
	}

	// Root can write everything anyway.
	if (uid !== me && uid !== 0) {
		return {because: `${path} belongs to another user (${uid})`, next: `chown ${me} ${quoteForBash(path)}`};
	}

	if ((mode & 0o022) !== 0) {
		const octal = (mode & 0o7777).toString(8).padStart(4, '0');
		return {
			because: `${path} can be written by others (its mode is ${octal})`,
			next: `chmod ${take} ${quoteForBash(path)}`,
		};
	}

	return null;
}
