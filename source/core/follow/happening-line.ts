import {maskText} from '../domain/secrets/secrets.ts';
import {checkShape, isRecord, type Shape} from '../domain/shape.ts';
import type {Happening} from './happening.ts';

/** The version of the lines of happenings; each line has it, so that several rollgrids may write into one file. */
const happeningVersion = 1;

const text: Shape = {type: 'string'};
const time: Shape = {type: 'number'};
const textOrNull: Shape = {type: 'nullable', of: text};

/** The members of each kind, apart from its type and its time. */
const fieldsOf: Readonly<Record<Happening['type'], Readonly<Record<string, Shape>>>> = {
	did: {by: textOrNull, what: text, executionId: text, where: text, comment: textOrNull, refusal: textOrNull},
	note: {writtenAt: time, id: text, by: textOrNull, text},
	'note-deleted': {id: text, by: textOrNull},
	fuse: {errors: time, allowed: time, state: text},
	rate: {words: {type: 'list', of: text}},
	gate: {runId: text, ring: time, rings: time, name: text, what: text, because: textOrNull, by: textOrNull},
};

/** Members that earlier versions didn't write. */
const optional: ReadonlySet<string> = new Set(['note-deleted by']);

const shapes = new Map<unknown, Shape>(
	Object.entries(fieldsOf).map(([type, own]) => {
		const fields = {at: time, ...own};
		const required = Object.keys(fields).filter(name => !optional.has(`${type} ${name}`));
		return [type, {type: 'object', fields, required, takesOthers: true}];
	}),
);

/** Print a happening as a line of a file; values in its texts that look secret are masked. */
export function printHappening(happening: Happening): string {
	const {type, at, ...rest} = happening;
	const masked = Object.entries(rest).map(([key, value]) => [
		key,
		typeof value === 'string' && (key === 'text' || key === 'comment') ? maskText(value) : value,
	]);
	return JSON.stringify({version: happeningVersion, type, at, ...Object.fromEntries(masked)});
}

/**
Parse a line of happenings.

@returns `null` for a line that is none, such as one of a location; `because` for one that this rollgrid can't read.
*/
export function parseHappening(written: string): {readonly happening: Happening} | {readonly because: string} | null {
	if (!written.startsWith('{"version":')) {
		return null;
	}

	let read: unknown;
	try {
		read = JSON.parse(written);
	} catch {
		return {because: 'it is no JSON'};
	}

	// The first line of a record has a version, too.
	if (!isRecord(read) || read.type === 'record') {
		return null;
	}

	const {version, ...happening} = read;
	if (version !== happeningVersion) {
		return {because: `its version is ${JSON.stringify(version)}, and this rollgrid knows ${happeningVersion}`};
	}

	const shape = shapes.get(happening.type);
	if (shape === undefined) {
		return {because: `this rollgrid knows no happening ${JSON.stringify(happening.type)}`};
	}

	const [mistake] = checkShape(happening, shape);
	return mistake === undefined
		? {happening: happening as Happening}
		: {because: [mistake.path, mistake.message].filter(Boolean).join(' ')};
}
