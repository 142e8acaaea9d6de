import {createHash} from 'node:crypto';
import type {JournalEntry} from '../../core/domain/journal-entry.ts';
import {checkShape, isRecord, type Shape} from '../../core/domain/shape.ts';
import type {StartResult} from '../../ports/journal.ts';

/** The version of what is written. Lines without one are older than versions. */
const journalVersion = 2;

/** One line of the file: entries as they were written together, what became of one, or lines that the operator passes over. */
export type JournalLine =
	| {readonly type: 'write'; readonly entries: readonly WrittenEntry[]}
	| ({readonly type: 'settle'; readonly clientToken: string} & StartResult)
	| {readonly type: 'pass-over'; readonly lines: readonly string[]};

type WrittenEntry = Omit<JournalEntry, 'position'>;

const text: Shape = {type: 'string'};
const name: Shape = {type: 'string', min: 1};
const texts: Shape = {type: 'list', of: text};
const time: Shape = {type: 'number', min: 0};
const flag: Shape = {type: 'boolean'};
const clientToken: Shape = {
	type: 'string',
	pattern: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
	says: 'a UUID',
};
const where: Shape = {
	type: 'object',
	required: ['accountId', 'region'],
	fields: {accountId: {type: 'string', pattern: /^\d{12}$/, says: 'an account ID of 12 digits'}, region: name},
};
const open = (fields: Readonly<Record<string, Shape>>, ...required: readonly string[]): Shape => ({
	type: 'object',
	fields,
	required,
	takesOthers: true,
});
const targets: Shape = {type: 'list', of: open({Key: text, Values: texts}, 'Key', 'Values')};
/** What rollgrid itself reads of a request. What else AWS takes is AWS's to check. */
const request: Shape = open(
	{
		DocumentName: name,
		DocumentVersion: text,
		Parameters: {type: 'map', keyMax: 1000, of: texts},
		TargetParameterName: text,
		Targets: targets,
		TargetLocations: {type: 'list', of: open({Accounts: texts, Regions: texts, Targets: targets})},
		TargetLocationsURL: text,
		Tags: {type: 'list', of: open({Key: text, Value: text}, 'Key', 'Value')},
	},
	'DocumentName',
);
const entryFields: Readonly<Record<string, Shape>> = {
	clientToken,
	where,
	request,
	isWhole: flag,
	writtenAt: time,
	openedAt: {type: 'nullable', of: time},
	launchId: name,
	turn: {type: 'number', min: 0, isWhole: true},
	locations: {type: 'number', min: 0, isWhole: true},
	retryOf: {type: 'nullable', of: text},
	state: {type: 'string', oneOf: ['planned', 'open']},
	executionId: {type: 'nullable', of: text},
	because: {type: 'nullable', of: text},
};
const version: Shape = {type: 'number'};
const lineType: Shape = text;

/** What each type of line is like; `isTagged` came with version 2. */
function shapeOf(line: Readonly<Record<string, unknown>>): Shape | undefined {
	const isNew = line.version === journalVersion;
	const tagged: Readonly<Record<string, Shape>> = isNew ? {isTagged: flag} : {};
	const always = isNew ? {type: lineType, version} : {type: lineType};
	const exactly = (fields: Readonly<Record<string, Shape>>): Shape => {
		const all = {...always, ...fields};
		return {type: 'object', fields: all, required: Object.keys(all)};
	};

	switch (line.type) {
		case 'write': {
			const fields = {...entryFields, ...tagged};
			return exactly({
				entries: {type: 'list', min: 1, of: {type: 'object', fields, required: Object.keys(fields)}},
			});
		}

		case 'settle':
			switch (line.state) {
				case 'open':
					return exactly({clientToken, state: text, openedAt: time, ...tagged});
				case 'started':
					return exactly({clientToken, state: text, executionId: name});
				case 'refused':
				case 'abandoned':
					return exactly({clientToken, state: text, because: text});
				default:
					return undefined;
			}

		case 'pass-over':
			return exactly({lines: {type: 'list', of: name}});
		default:
			return undefined;
	}
}

/** A line as it is written, with its version. */
export function printLine(line: JournalLine): string {
	return JSON.stringify({version: journalVersion, ...line});
}

/** A line as it was read, or what is wrong with it. */
export function parseLine(written: string): {readonly line: JournalLine} | {readonly because: string} {
	let read: unknown;
	try {
		read = JSON.parse(written);
	} catch {
		return {because: 'it is no JSON'};
	}

	if (!isRecord(read)) {
		return {because: 'it is no JSON object'};
	}

	if (read.version !== undefined && read.version !== journalVersion) {
		return {because: `its version is ${JSON.stringify(read.version)}, and this rollgrid knows ${journalVersion}`};
	}

	const shape = shapeOf(read);
	if (shape === undefined) {
		return {because: `it is of an unknown type, ${JSON.stringify([read.type, read.state])}`};
	}

	const [mistake] = checkShape(read, shape);
	if (mistake !== undefined) {
		return {because: `${mistake.path} ${mistake.message}`};
	}

	const {version: known, ...line} = read;
	return {line: (known === undefined ? withTags(line) : line) as JournalLine};
}

/** Names a line by what is in it. */
export function nameLine(written: string): string {
	return createHash('sha256').update(written).digest('hex').slice(0, 16);
}

/** Before there were versions nothing was tagged. */
function withTags(line: Readonly<Record<string, unknown>>): object {
	if (line.type === 'write') {
		const entries = line.entries as readonly object[];
		return {...line, entries: entries.map(entry => ({...entry, isTagged: false}))};
	}

	return line.state === 'open' ? {...line, isTagged: false} : line;
}
