import process from 'node:process';
import {systemFiles} from '../adapters/system/files.ts';
import {toPrintableLine} from '../core/status/printable.ts';
import type {WorldDefinition} from '../simulator/world-definition.ts';

/**
Read a world file; what it doesn't support is reported on stderr.

@throws RangeError with everything that is wrong, for a file that can't be read or used.
*/
export async function readWorldFile(path: string): Promise<WorldDefinition> {
	const text = await systemFiles.readText(path);
	if (!text.ok) {
		throw new RangeError(`${text.failure.what}: ${text.failure.because}`);
	}

	return parseWorld(text.value, path);
}

/** The same of a text. */
export async function parseWorld(text: string, path: string): Promise<WorldDefinition> {
	const {parseWorldFile} = await import('../simulator/world-file/parse-world-file.ts');
	const parsed = parseWorldFile(text);
	if ('mistakes' in parsed) {
		const lines = parsed.mistakes.map(
			({line, column, path: member, message}) => `${path}:${line}:${column} ${member}: ${message}`,
		);
		throw new RangeError(`The world file can't be used\n  ${lines.join('\n  ')}`);
	}

	for (const {line, column, path: member, message} of parsed.warnings) {
		process.stderr.write(`! ${toPrintableLine(`${path}:${line}:${column} ${member}: ${message}`)}\n`);
	}

	return parsed.definition;
}
