import {matchesGlob} from './engine/patterns.ts';
import {fraction} from './engine/random.ts';

/** Trouble on request. What is left out matches everything. */
export type Fault = {
	readonly kind: FaultKind;
	/** Glob over operations, such as `Describe*`. */
	readonly operation?: string | undefined;
	readonly accountId?: string | undefined;
	readonly region?: string | undefined;
	/** Share of the matching requests, 0 to 1; all of them where left out. */
	readonly rate?: number | undefined;
	/** How many requests it hits before it is used up. */
	readonly times?: number | undefined;
	/** Milliseconds of the world's time since its beginning. */
	readonly fromMs?: number | undefined;
	readonly untilMs?: number | undefined;
	/** For `slow`. */
	readonly delayMs?: number | undefined;
	readonly message?: string | undefined;
};

export const faultKinds = [
	'throttle',
	'error',
	'unavailable',
	'slow',
	'drop-before',
	'drop-after',
	'malformed',
	'expired-token',
	'access-denied',
	'clock-skew',
	'unknown-status',
	'unknown-fields',
	'empty-page',
	'short-page',
	'missing-fields',
	'hostile-text',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** Decides which trouble hits a request; the same requests in the same order are hit alike. */
export class Faults {
	#active: Array<{readonly fault: Fault; hits: number; seen: number}> = [];
	readonly #seed: number;

	constructor(seed: number, faults: readonly Fault[]) {
		this.#seed = seed;
		for (const fault of faults) {
			this.add(fault);
		}
	}

	add(fault: Fault): void {
		this.#active.push({fault, hits: 0, seen: 0});
	}

	clear(): void {
		this.#active = [];
	}

	list(): ReadonlyArray<{readonly fault: Fault; readonly hits: number}> {
		return this.#active.map(({fault, hits}) => ({fault, hits}));
	}

	/** The faults that hit this request, in the order they were added. */
	draw(request: {operation: string; accountId: string | null; region: string; sinceStartMs: number}): readonly Fault[] {
		return this.#active
			.filter(entry => {
				const {fault} = entry;
				const matches =
					matchesGlob(fault.operation, request.operation) &&
					(fault.accountId === undefined || fault.accountId === request.accountId) &&
					(fault.region === undefined || fault.region === request.region) &&
					request.sinceStartMs >= (fault.fromMs ?? 0) &&
					request.sinceStartMs < (fault.untilMs ?? Number.POSITIVE_INFINITY) &&
					entry.hits < (fault.times ?? Number.POSITIVE_INFINITY);
				if (!matches) {
					return false;
				}

				entry.seen++;
				const isHit = fraction(this.#seed, `fault ${fault.kind} ${entry.seen}`) < (fault.rate ?? 1);
				entry.hits += isHit ? 1 : 0;
				return isHit;
			})
			.map(({fault}) => fault);
	}
}

/**
Read a fault from a flag: a kind, then conditions: `throttle,operation=Describe*,account=111122223333,region=eu-west-1,rate=0.3,times=5,from=10s,until=2m,delay=500ms,message=…`.

@throws RangeError that says what is wrong and what is allowed.
*/
export function parseFault(text: string): Fault {
	const [kind = '', ...conditions] = text.split(',').map(part => part.trim());
	if (!faultKinds.includes(kind as FaultKind)) {
		throw new RangeError(`"${kind}" is no kind of fault; there are ${faultKinds.join(', ')}`);
	}

	const fault: Record<string, unknown> = {kind};
	for (const condition of conditions) {
		const [name = '', ...rest] = condition.split('=');
		const value = rest.join('=');
		const read = conditionReaders[name];
		if (read === undefined || value === '') {
			throw new RangeError(
				`"${condition}" is no condition of a fault; there are ${Object.keys(conditionReaders).join('=, ')}=`,
			);
		}

		Object.assign(fault, read(value));
	}

	return fault as unknown as Fault;
}

const conditionReaders: Readonly<Record<string, (value: string) => Partial<Fault>>> = {
	operation: operation => ({operation}),
	account: accountId => ({accountId}),
	region: region => ({region}),
	rate: value => ({rate: parseNumber(value)}),
	times: value => ({times: parseNumber(value)}),
	from: value => ({fromMs: parseSpan(value)}),
	until: value => ({untilMs: parseSpan(value)}),
	delay: value => ({delayMs: parseSpan(value)}),
	message: message => ({message}),
};

function parseNumber(value: string): number {
	const number = Number(value);
	if (!Number.isFinite(number) || number < 0) {
		throw new RangeError(`"${value}" isn't a number from 0 up`);
	}

	return number;
}

/** `500ms`, `10s`, `2m`, `1h`, in milliseconds. */
function parseSpan(value: string): number {
	const found = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(value);
	if (found === null) {
		throw new RangeError(`"${value}" isn't a time such as 500ms, 10s or 2m`);
	}

	return Number(found[1]) * {ms: 1, s: 1000, m: 60_000, h: 3_600_000}[found[2] as 'ms' | 's' | 'm' | 'h'];
}
