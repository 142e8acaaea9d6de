import process from 'node:process';
import {decodeText} from '../adapters/system/decode-text.ts';
import {fail, type Outcome, succeed} from '../core/domain/failure.ts';

/** As for a file: what is larger is something else than was meant. */
const mostBytes = 5_000_000;

/** The text on standard input, of at most 5 MB. */
export async function readStandardInput(): Promise<Outcome<string>> {
	const what = "Couldn't read standard input";
	const parts: Buffer[] = [];
	let bytes = 0;
	try {
		for await (const part of process.stdin as AsyncIterable<Buffer>) {
			parts.push(part);
			bytes += part.length;
			if (bytes > mostBytes) {
				return fail({kind: 'local', what, because: 'it is larger than 5 MB'});
			}
		}
	} catch (error) {
		return fail({kind: 'local', what, because: (error as Error).message});
	}

	return succeed(decodeText(Buffer.concat(parts)));
}
