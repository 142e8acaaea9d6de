import process from 'node:process';
import type {Services} from '../commands/services.ts';
import {maskPrinted, maskText} from '../core/domain/secrets/secrets.ts';
import {guardText} from '../core/status/printable.ts';

/** Data goes to standard output, everything else to standard error. Secrets are masked here once more; JSON has had that done, member by member. */
export const standardStreams = {
	print: line => void process.stdout.write(guardText(`${maskPrinted(line)}\n`)),
	write: text => void process.stdout.write(guardText(text)),
	whenRead: () =>
		process.stdout.writableNeedDrain ? new Promise(resolve => process.stdout.once('drain', () => resolve())) : null,
	tell: line => void process.stderr.write(`${guardText(maskText(line))}\n`),
} satisfies Pick<Services, 'print' | 'write' | 'whenRead' | 'tell'>;
