/**
Rate control: `MaxConcurrency` with `MaxErrors`, each a count or a percentage, as AWS takes them.

@see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_TargetLocation.html
*/

/** AWS's own defaults for target locations: one pair at a time, stop at the first failure. */
export const defaultLocationConcurrency = '1';
export const defaultLocationErrors = '0';

/**
How many may run at once.

@param limit - A count such as `12`, or a percentage such as `20%`; `null` for AWS's default of 1.
@param n - How many there are in all.
@returns At least 1, at most `n`. A percentage is rounded down: AWS doesn't say how it rounds.
*/
export function effectiveConcurrency(limit: string | null, n: number): number {
	return Math.max(1, Math.min(n, amountOf(limit ?? defaultLocationConcurrency, n)));
}

/**
How many errors are allowed before nothing more is started: the next one stops it.

@param limit - A count or a percentage; `null` for AWS's default of 0. `0` means "stop at the first", so it isn't "unset".
@param n - How many there are in all; 10 % of 50 allows 5 and stops at the sixth.
*/
export function effectiveErrors(limit: string | null, n: number): number {
	return Math.min(n, amountOf(limit ?? defaultLocationErrors, n));
}

/** AWS's own defaults for the resources of a location: ten at a time, stop at the first failure. */
export const defaultResourceConcurrency = '10';

/**
Check what was typed as a limit. `0` is a valid number of errors, but not a valid concurrency.

@returns What is wrong, or `null`; an empty text is no limit and stands for AWS's default.
*/
export function checkLimit(text: string, kind: 'concurrency' | 'errors'): string | null {
	if (text === '') {
		return null;
	}

	const pattern = kind === 'errors' ? /^([1-9]\d*|0|\d%|[1-9]\d%|100%)$/ : /^([1-9]\d*|[1-9]\d?%|100%)$/;
	if (pattern.test(text) && text.length <= 7) {
		return null;
	}

	return kind === 'errors'
		? 'Give a count from 0, or a percentage from 0% to 100%'
		: 'Give a count from 1, or a percentage from 1% to 100%';
}

/** One wave of a review: how many start together, counted from the first location. */
export type Wave = {readonly first: number; readonly count: number};

/**
The waves that a concurrency makes of `n` locations, if all take equally long. AWS starts the next as soon as one ends, so this is a picture, not a promise.

@param limit - At most this many waves are listed one by one; the last then holds the rest.
*/
export function planWaves(concurrency: string | null, n: number, limit = 100): readonly Wave[] {
	const size = effectiveConcurrency(concurrency, n);
	const count = Math.min(limit, Math.ceil(n / size));
	return Array.from({length: count}, (_, index) => ({
		first: index * size,
		count: index === count - 1 ? n - index * size : size,
	}));
}

/** What a limit comes to of `n`: a percentage is rounded down. */
export function amountOf(limit: string, n: number): number {
	const amount = Number.parseInt(limit, 10);
	return limit.endsWith('%') ? Math.floor((amount * n) / 100) : amount;
}
