import type {WorldReading} from '../../core/actions/world/read-world.ts';
import {isSameLocation} from '../../core/domain/location.ts';
import {checkShape, isRecord, type Shape} from '../../core/domain/shape.ts';
import type {Files} from '../../ports/files.ts';
import type {Services} from '../services.ts';

/** Identifies the format of a checkpoint. */
const checkpointVersion = 1;

/** An organization of 10,000 accounts with all its runbooks takes less. */
const mostBytes = 200_000_000;

const text: Shape = {type: 'string'};

function withAll(fields: Readonly<Record<string, Shape>>): Shape {
	return {type: 'object', fields, required: Object.keys(fields), takesOthers: true};
}

const accountShape = withAll({
	execution: {type: 'string', oneOf: ['current', 'old', 'missing', 'unknown']},
	regions: {type: 'nullable', of: {type: 'list', of: text}},
});

const shape = withAll({
	reading: withAll({
		central: withAll({accountId: text, region: text}),
		executionRole: text,
		unit: {type: 'nullable', of: text},
		accounts: {type: 'map', of: accountShape, keyMax: 12},
		runbooks: {type: 'map', of: text, keyMax: 2048},
	}),
});

/** The file next to a world file that keeps what an export has read so far. */
export function checkpointOf(output: string): string {
	return `${output}.partial`;
}

/** Print a checkpoint. */
export function printCheckpoint(reading: WorldReading): string {
	return JSON.stringify({version: checkpointVersion, reading});
}

/** Read the checkpoint of an earlier, interrupted export of the same; `null` where there is none. Reports one that can't be continued, with the reason; then everything is read again. */
export async function readCheckpoint(
	{files, tell}: Pick<Services, 'tell'> & {readonly files: Pick<Files, 'readText'>},
	output: string | undefined,
	fresh: WorldReading,
): Promise<WorldReading | null> {
	if (output === undefined) {
		return null;
	}

	const file = checkpointOf(output);
	const kept = await files.readText(file, mostBytes);
	if (!kept.ok && kept.failure.kind === 'not-found') {
		return null;
	}

	const read = kept.ok ? parseCheckpoint(kept.value, fresh) : {because: kept.failure.because ?? kept.failure.what};
	if ('because' in read) {
		tell(`! ${file} can’t be continued, so everything is read again: ${read.because}`);
		return null;
	}

	return read.reading;
}

function parseCheckpoint(
	written: string,
	{central, executionRole, unit}: WorldReading,
): {readonly reading: WorldReading} | {readonly because: string} {
	let kept: unknown;
	try {
		kept = JSON.parse(written);
	} catch {
		return {because: 'it is no JSON'};
	}

	if (!isRecord(kept) || kept.version !== checkpointVersion) {
		const version = isRecord(kept) ? JSON.stringify(kept.version) : undefined;
		return {
			because: `its version is ${version ?? 'missing'}, and this rollgrid knows ${checkpointVersion}`,
		};
	}

	const [mistake] = checkShape(kept, shape);
	if (mistake !== undefined) {
		return {because: `${mistake.path} ${mistake.message}`};
	}

	const reading = kept.reading as WorldReading;
	const isSame =
		isSameLocation(reading.central, central) && reading.executionRole === executionRole && reading.unit === unit;
	return isSame ? {reading} : {because: 'it is of another central account, OU or execution role'};
}
