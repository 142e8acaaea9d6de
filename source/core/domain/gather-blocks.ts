/** At least this many characters each. */
const blockLength = 64 * 1024;

/** Gather pieces of a text into blocks, each of which is worth a write. The last one may be empty. */
export function* gatherBlocks(pieces: Iterable<string>): Generator<string> {
	let block = '';
	for (const piece of pieces) {
		block += piece;
		if (block.length >= blockLength) {
			yield block;
			block = '';
		}
	}

	yield block;
}
