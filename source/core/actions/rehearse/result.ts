import {checkShape, type Shape} from '../../domain/shape.ts';
import {formatCount, formatDuration, formatLocations} from '../../status/format.ts';
import {formatShare} from './print.ts';

type Figures = {readonly median: number; readonly p95: number};

/** The outcome under one rate control, as `rehearse --json` prints it. */
export type RehearsedRate = {
	readonly rates: ReadonlyArray<{readonly maxConcurrency: number; readonly maxErrors: number}>;
	/** The share of the seeds in which the fuse blew. */
	readonly fuseBlown: number;
	/** Locations that had been started when it blew; `null` where it never did. */
	readonly hitBeforeBlown: Figures | null;
	/** `null` where something never ends by itself. */
	readonly seconds: {readonly median: number | null; readonly p95: number | null};
};

/** The result of a rehearsal. */
export type RehearsalResult = RehearsedRate & {
	readonly seeds: number;
	readonly locations: number;
	readonly alternatives: readonly RehearsedRate[];
};

const number: Shape = {type: 'number'};
const figures: Shape = {type: 'object', fields: {median: number, p95: number}, required: ['median', 'p95']};
const maybe: Shape = {type: 'nullable', of: number};
const rateFields: Readonly<Record<string, Shape>> = {
	rates: {
		type: 'list',
		of: {type: 'object', fields: {maxConcurrency: number, maxErrors: number}, takesOthers: true},
	},
	fuseBlown: number,
	hitBeforeBlown: {type: 'nullable', of: figures},
	seconds: {type: 'object', fields: {median: maybe, p95: maybe}, required: ['median', 'p95']},
};
const rateRequired = Object.keys(rateFields);
const shape: Shape = {
	type: 'object',
	fields: {
		...rateFields,
		seeds: number,
		locations: number,
		alternatives: {
			type: 'list',
			of: {type: 'object', fields: rateFields, required: rateRequired, takesOthers: true},
		},
	},
	required: [...rateRequired, 'seeds', 'locations', 'alternatives'],
	takesOthers: true,
};

/** Read what `rehearse --json` printed; `null` where that is something else. */
export function parseRehearsalResult(text: string): RehearsalResult | null {
	try {
		const value: unknown = JSON.parse(text);
		return checkShape(value, shape).length === 0 ? (value as RehearsalResult) : null;
	} catch {
		return null;
	}
}

/** Describe a result, the plan's own rate control first, then the others. */
export function sayRehearsal(result: RehearsalResult): readonly string[] {
	const {seeds, locations, alternatives} = result;
	return [
		`${formatCount(seeds)} seeds of ${formatLocations(locations)}: ${sayRate(result, locations)}`,
		...alternatives.map(one => `${nameRate(one)}: ${sayRate(one, locations)}`),
	];
}

function sayRate({fuseBlown, hitBeforeBlown, seconds}: RehearsedRate, locations: number): string {
	const then =
		hitBeforeBlown === null
			? ''
			: `, by then ${formatCount(hitBeforeBlown.median)} of ${formatCount(locations)} have started`;
	const {median, p95} = seconds;
	const took =
		median === null
			? 'it never ends by itself'
			: `takes ${formatDuration(median * 1000)}${p95 === null ? '' : ` (${formatDuration(p95 * 1000)} at most in 95 %)`}`;
	return `the fuse blows in ${formatShare(fuseBlown)}${then}; ${took}`;
}

/** `24 at a time, 10 errors allowed`; several entries are listed one by one. */
function nameRate({rates}: RehearsedRate): string {
	const list = (take: (rate: RehearsedRate['rates'][number]) => number): string =>
		rates.slice(0, 3).map(take).join('+') + (rates.length > 3 ? '+…' : '');
	const errors = list(one => one.maxErrors);
	return `${list(one => one.maxConcurrency)} at a time, ${errors} ${errors === '1' ? 'error' : 'errors'} allowed`;
}
