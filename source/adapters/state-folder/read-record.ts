import {createReadStream} from 'node:fs';
import type {RecordReader, RecordRefusal} from '../../core/follow/record-reader.ts';

/** The longest line is that of an execution with all its locations named; this is ten times as much. */
const mostCharacters = 50 * 2 ** 20;

/**
Pass the lines of a file to a reader, a chunk at a time: a long record doesn't block the screen, and is never in memory as a whole. Empty lines are left out.

@param fd - A descriptor of the file, which is closed in any case.
@returns Why reading ended before the end of the file; `undefined` where it was read to the end.
*/
export async function readRecordLines(
	file: string,
	fd: number,
	reader: RecordReader,
): Promise<RecordRefusal | undefined> {
	const input = createReadStream(file, {fd, encoding: 'utf8'});
	let [rest, number, isTooLong] = ['', 0, false];
	const take = (line: string, isLast: boolean): RecordRefusal | undefined => {
		number++;
		const written = line.endsWith('\r') ? line.slice(0, -1) : line;
		const refusal = isTooLong
			? reader.takeTooLong(number)
			: written === ''
				? undefined
				: reader.take(written, number, isLast);
		isTooLong = false;
		return refusal;
	};

	try {
		for await (const chunk of input as AsyncIterable<string>) {
			const lines = `${rest}${chunk}`.split('\n');
			rest = lines.pop()!;
			for (const line of lines) {
				const refusal = take(line, false);
				if (refusal !== undefined) {
					return refusal;
				}
			}

			isTooLong ||= rest.length > mostCharacters;
			rest = isTooLong ? '' : rest;
		}

		return rest === '' && !isTooLong ? undefined : take(rest, true);
	} finally {
		input.destroy();
	}
}
