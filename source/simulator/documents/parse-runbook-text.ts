import {parse} from 'yaml';
import {type ParsedRunbook, parseRunbook} from './parse-runbook.ts';

/*
Apart from `parse-runbook.ts`, so that a world whose runbooks are JSON, as the ones that ship, starts without loading a YAML parser.
*/

/** What a runbook's text says, as plain values; or why it can't be read. */
export function readRunbookText(text: string): {readonly source: unknown} | {readonly mistake: string} {
	try {
		return {source: text.trimStart().startsWith('{') ? JSON.parse(text) : parse(text)};
	} catch (error) {
		return {mistake: error instanceof Error ? error.message : String(error)};
	}
}

/** Parse a runbook from YAML or JSON. */
export function parseRunbookText(text: string): ParsedRunbook {
	const read = readRunbookText(text);
	return 'mistake' in read ? {mistakes: [{path: '', message: read.mistake}]} : parseRunbook(read.source);
}
