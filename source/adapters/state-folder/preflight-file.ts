import {verdicts} from '../../core/actions/preflight/check.ts';
import type {PreflightRecord} from '../../core/actions/preflight/verdict-record.ts';
import {maskMembers} from '../../core/domain/secrets/secrets.ts';
import {checkShape, isRecord, type Shape} from '../../core/domain/shape.ts';

/** The version of a saved preflight. */
const preflightVersion = 1;

const text: Shape = {type: 'string'};
const number: Shape = {type: 'number', min: 0};
const texts: Shape = {type: 'list', of: text};

function exactly(fields: Readonly<Record<string, Shape>>): Shape {
	return {type: 'object', fields, required: Object.keys(fields), takesOthers: true};
}

const shape = exactly({
	at: number,
	total: number,
	done: number,
	findings: {
		type: 'list',
		of: exactly({
			check: text,
			verdict: {type: 'string', oneOf: [...verdicts]},
			text,
			where: {type: 'list', of: exactly({Accounts: texts, Regions: texts})},
		}),
	},
});

/** Print a preflight for its file. */
export function printPreflight(preflight: PreflightRecord): string {
	return JSON.stringify({version: preflightVersion, ...maskMembers(preflight)});
}

/** Parse a preflight from its file, or say what is wrong with it. */
export function parsePreflight(written: string): {readonly preflight: PreflightRecord} | {readonly because: string} {
	let read: unknown;
	try {
		read = JSON.parse(written);
	} catch {
		return {because: 'it is no JSON'};
	}

	if (!isRecord(read)) {
		return {because: 'it is no JSON object'};
	}

	const {version, ...preflight} = read;
	if (version !== preflightVersion) {
		return {because: `its version is ${JSON.stringify(version)}, and this rollgrid knows ${preflightVersion}`};
	}

	const [mistake] = checkShape(preflight, shape);
	return mistake === undefined
		? {preflight: preflight as PreflightRecord}
		: {because: [mistake.path, mistake.message].filter(Boolean).join(' ')};
}
