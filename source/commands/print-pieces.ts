import {maskText} from '../core/domain/secrets/secrets.ts';
import type {Services} from './services.ts';

/** Printed at a time, in characters. */
const blockLength = 64 * 1024;

/**
Print data that may be too long for the memory, at the pace of its reader.

@param pieces - Whole lines, in which secrets are masked once more; or `exact` parts, such as those of JSON, whose secrets have been masked member by member.
*/
export async function printPieces(
	{write, whenRead}: Pick<Services, 'write' | 'whenRead'>,
	pieces: Iterable<string>,
	kind: 'lines' | 'exact',
): Promise<void> {
	let block = '';
	const flush = (): void => {
		write(kind === 'exact' ? block : maskText(block));
		block = '';
	};
	for (const piece of pieces) {
		block += piece;
		if (block.length >= blockLength) {
			flush();
			await whenRead?.();
		}
	}

	flush();
}
