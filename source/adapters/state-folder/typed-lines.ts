import {join} from 'node:path';
import type {Outcome} from '../../core/domain/failure.ts';
import {maskText} from '../../core/domain/secrets/secrets.ts';
import {checkShape, type Shape} from '../../core/domain/shape.ts';
import {firstTyping, type KnownLines, type LineKind, mostLines, rememberLine} from '../../core/state/typed-lines.ts';
import type {TypedLines} from '../../ports/typed-lines.ts';
import {attemptLocal} from './attempt-local.ts';
import {appendPrivate, readIfThere, replacePrivate} from './private-file.ts';

/** The version of a saved line. */
const lineVersion = 1;

/** From this size on the file is rewritten with the lines that count. */
const mostBytes = 128 * 1024;

const lineShape: Shape = {
	type: 'object',
	required: ['v', 'kind', 'text'],
	fields: {
		v: {type: 'number'},
		kind: {type: 'string', pattern: /^(search|command)$/, says: 'search or command'},
		text: {type: 'string', min: 1},
	},
};

/** Typed lines as a growing file of JSON lines, each with its version. Lines that can't be parsed are ignored: typed lines are a convenience, and a later rollgrid may have written some. */
export function createTypedLines(folder: string): TypedLines {
	const file = join(folder, 'typed.ndjson');
	const readKnown = (): KnownLines => {
		let typing = firstTyping;
		for (const written of (readIfThere(file) ?? '').split('\n')) {
			const line = parseLine(written);
			typing = line === undefined ? typing : rememberLine(typing, line.kind, line.text);
		}

		return typing.known;
	};

	return {
		read: () => attempt('read', file, readKnown),
		keep: (kind, text) =>
			attempt('write', file, () => {
				const size = appendPrivate(file, `${printLine(kind, maskText(text))}\n`, false);
				if (size > mostBytes) {
					const known = readKnown();
					const lines = (['search', 'command'] as const).flatMap(one => known[one].map(line => printLine(one, line)));
					replacePrivate(file, `${lines.slice(-2 * mostLines).join('\n')}\n`);
				}
			}),
	};
}

function printLine(kind: LineKind, text: string): string {
	return JSON.stringify({v: lineVersion, kind, text});
}

type WrittenLine = {readonly v: number; readonly kind: LineKind; readonly text: string};

function parseLine(written: string): WrittenLine | undefined {
	try {
		const line: unknown = JSON.parse(written);
		return checkShape(line, lineShape).length === 0 && (line as WrittenLine).v === lineVersion
			? (line as WrittenLine)
			: undefined;
	} catch {
		return undefined;
	}
}

function attempt<T>(verb: 'read' | 'write', file: string, run: () => T): Promise<Outcome<T>> {
	return attemptLocal(`Couldn't ${verb} what was searched for before, in ${file}`, 'Nothing else depends on it.', run);
}
