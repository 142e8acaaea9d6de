import {type Document, LineCounter, parseDocument, type Tags} from 'yaml';
import {findOffset} from '../yaml-offset.ts';
import {checkRunbook} from './check-runbook.ts';

/** The largest document that AWS takes. @see https://docs.aws.amazon.com/general/latest/gr/ssm.html */
const mostBytes = 65_536;

/** A mistake in a runbook's text; lines and columns count from 1. */
export type PlacedMistake = {readonly line: number; readonly column: number; readonly message: string};

export type ReadRunbook = {
	readonly format: 'YAML' | 'JSON';
	/** In the order of the text; empty where AWS would take it. */
	readonly mistakes: readonly PlacedMistake[];
};

/**
Parse a runbook's text as AWS does, YAML 1.1 or JSON, and find every mistake in it with its place.

A duplicate key is no mistake: AWS's parser takes the last.
*/
export function readRunbookText(text: string): ReadRunbook {
	const format = /^\s*\{/.test(text) && isJson(text) ? 'JSON' : 'YAML';
	const bytes = new TextEncoder().encode(text).length;
	if (bytes > mostBytes) {
		const message = `the runbook has ${bytes} bytes; AWS takes ${mostBytes} at the most`;
		return {format, mistakes: [{line: 1, column: 1, message}]};
	}
	const lines = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false,
		uniqueKeys: false,
		version: '1.1',
		customTags: asInJava,
		strict: false,
		logLevel: 'silent',
	});
	const at = (offset: number) => {
		const {line, col} = lines.linePos(offset);
		return {line, column: col};
	};
	if (document.errors.length > 0) {
		return {format, mistakes: document.errors.map(({message, pos}) => ({...at(pos[0]), message}))};
	}
	const mistakes = checkRunbook(toPlain(document)).map(({path, message}) => ({
		...at(findOffset(document, path)),
		message,
	}));
	return {format, mistakes: mistakes.toSorted((a, b) => a.line - b.line || a.column - b.column)};
}

/** Print a mistake as the commands do: `patch.yaml:7:5: aws:nap is no action`. */
export function printRunbookMistake({line, column, message}: PlacedMistake, file: string): string {
	return `${file}:${line}:${column}: ${message}`;
}

function toPlain(document: Document): unknown {
	try {
		return document.toJS({maxAliasCount: 100});
	} catch {
		// Anchors can make a small text very large.
		return null;
	}
}

/** AWS parses YAML with Java's parser, which reads `y` and `n` as texts, and timestamps too. */
function asInJava(tags: Tags): Tags {
	return tags
		.filter(tag => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp')
		.map(tag =>
			typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:bool' || tag.collection !== undefined
				? tag
				: {...tag, test: tag.test?.test('true') ? yes : no},
		);
}

const yes = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const no = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
