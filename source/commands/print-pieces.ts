import {gatherBlocks} from '../core/domain/gather-blocks.ts';
import {maskText} from '../core/domain/secrets/secrets.ts';
import type {Services} from './services.ts';

/**
Print data that may be too long for the memory, at the pace of its reader.

@param pieces - Whole lines, in which secrets are masked once more; or `exact` parts, such as those of JSON, whose secrets have been masked member by member.
*/
export async function printPieces(
	{write, whenRead}: Pick<Services, 'write' | 'whenRead'>,
	pieces: Iterable<string>,
	kind: 'lines' | 'exact',
): Promise<void> {
	for (const block of gatherBlocks(pieces)) {
		await whenRead?.();
		write(kind === 'exact' ? block : maskText(block));
	}
}
