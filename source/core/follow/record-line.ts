import type {Execution} from '../domain/execution.ts';
import {maskMembers, maskText} from '../domain/secrets/secrets.ts';
import {checkShape, isRecord, type Shape} from '../domain/shape.ts';
import type {KnownFanOut, RecordLine} from './fan-out-record.ts';

/** The version of what is written of a fan-out. Lines without one are older than versions. */
const recordVersion = 1;

/** A location's line is a list, as there may be hundreds of thousands: time, account, Region, status, start, end, step, child, message; and of a step that has a row of its own its name, account and Region `null` where it can't be placed. */
const fields = [
	'at',
	'accountId',
	'region',
	'status',
	'startedAt',
	'endedAt',
	'stepExecutionId',
	'childExecutionId',
	'failureMessage',
	'name',
] as const;

const text: Shape = {type: 'string'};
const name: Shape = {type: 'string', min: 1};
const time: Shape = {type: 'number'};
const orNull = (of: Shape): Shape => ({type: 'nullable', of});
const texts: Shape = {type: 'list', of: text};
const textsByName: Shape = {type: 'map', keyMax: 10_000, of: texts};
const object = (fields: Readonly<Record<string, Shape>>, takesOthers = true): Shape => ({
	type: 'object',
	fields,
	required: Object.keys(fields),
	takesOthers,
});

const locationShape = object({
	at: time,
	accountId: orNull(text),
	region: orNull(text),
	status: name,
	startedAt: orNull(time),
	endedAt: orNull(time),
	stepExecutionId: orNull(text),
	childExecutionId: orNull(text),
	failureMessage: orNull(text),
	name: orNull(text),
});

const summary = {
	executionId: name,
	document: text,
	documentVersion: orNull(text),
	status: name,
	startedAt: orNull(time),
	endedAt: orNull(time),
	executedBy: orNull(text),
} as const;

/** What is read of an execution; a later rollgrid may know more of it. */
const executionShape = object({
	at: time,
	execution: object({
		...summary,
		failureMessage: orNull(text),
		parentExecutionId: orNull(text),
		isFanOut: {type: 'boolean'},
		parameters: textsByName,
		outputs: textsByName,
		resolvedTargets: texts,
		targets: {type: 'list', of: object({key: text, values: texts})},
		targetLocations: {type: 'list', of: object({accounts: texts, regions: texts, excludes: texts, raw: {type: 'any'}})},
		counters: orNull(object({total: time, success: time, failed: time, cancelled: time, timedOut: time})),
		triggeredAlarms: texts,
		steps: {type: 'list', of: {type: 'any'}},
		raw: {type: 'map', keyMax: 10_000, of: {type: 'any'}},
	}),
});

const knownShape = object({
	...summary,
	where: object({accountId: text, region: text}),
	byStatus: {type: 'map', keyMax: 1000, of: time},
	isSettled: {type: 'boolean'},
	seenAt: time,
});

/** What begins a record. */
export const recordHead = JSON.stringify({version: recordVersion, type: 'record'});

export function toLine(line: RecordLine): string {
	if (line.type === 'execution') {
		const listed = line.isListed === false ? {isListed: false} : {};
		return JSON.stringify({at: line.at, ...listed, execution: maskMembers(line.execution)});
	}

	const {location, ...record} = line.record;
	const failureMessage = record.failureMessage === null ? null : maskText(record.failureMessage);
	const flat: Readonly<Record<string, unknown>> = {at: line.at, ...location, ...record, failureMessage};
	const written = record.name === null ? fields.filter(field => field !== 'name') : fields;
	return JSON.stringify(written.map(field => flat[field] ?? null));
}

/** A line as it was read; `null` for one that says nothing but the version. */
export function fromLine(
	written: string,
): {readonly line: RecordLine | null} | {readonly because: string; readonly isOtherVersion?: true} {
	const read = parse(written);
	if (read === undefined) {
		return {because: 'it is no JSON'};
	}

	if (Array.isArray(read)) {
		const flat = Object.fromEntries(
			fields.map((field, index) => [field, field === 'name' ? (read[index] ?? null) : (read[index] as unknown)]),
		);
		const because = findMistake(flat, locationShape);
		return because === null ? {line: toLocation(flat)} : {because};
	}

	if (isRecord(read) && read.type === 'record') {
		const because = findVersionMistake(read.version);
		return because === null ? {line: null} : {because, isOtherVersion: true};
	}

	const because = findMistake(read, executionShape);
	return because === null ? {line: toExecution(read as ReadExecution)} : {because};
}

export function printKnown(known: KnownFanOut): string {
	return JSON.stringify({version: recordVersion, ...known});
}

/** The summary of a fan-out as it was read, or what is wrong with it. */
export function parseKnown(written: string): {readonly known: KnownFanOut} | {readonly because: string} {
	const read = parse(written);
	if (!isRecord(read)) {
		return {because: read === undefined ? 'it is no JSON' : 'it is no JSON object'};
	}

	const {version = recordVersion, ...known} = read;
	const because = findVersionMistake(version) ?? findMistake(known, knownShape);
	return because === null ? {known: known as KnownFanOut} : {because};
}

type ReadExecution = {readonly at: number; readonly execution: Execution; readonly isListed?: unknown};

function toExecution({at, execution, isListed}: ReadExecution): RecordLine {
	return {type: 'execution', at, execution, ...(isListed === false && {isListed: false})};
}

function toLocation(flat: Readonly<Record<string, unknown>>): RecordLine {
	const {at, accountId, region, ...record} = flat;
	const location = accountId === null || region === null ? null : {accountId, region};
	return {type: 'location', at, record: {location, ...record}} as RecordLine;
}

function parse(written: string): unknown {
	try {
		return JSON.parse(written);
	} catch {
		return undefined;
	}
}

function findMistake(value: unknown, shape: Shape): string | null {
	const [mistake] = checkShape(value, shape);
	return mistake === undefined ? null : [mistake.path, mistake.message].filter(Boolean).join(' ');
}

function findVersionMistake(version: unknown): string | null {
	return version === recordVersion
		? null
		: `its version is ${JSON.stringify(version)}, and this rollgrid knows ${recordVersion}`;
}
