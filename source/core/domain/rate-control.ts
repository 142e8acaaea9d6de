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

/**
Say what a rate control comes to: `20 % of 20 = 4 at a time; stops after the 1st failure: AWS's default`.

@param n - How many locations (or resources) there are.
*/
export function describeRateControl(
	concurrency: string | null,
	errors: string | null,
	n: number,
	defaultConcurrency = defaultLocationConcurrency,
): string {
	const used = concurrency ?? defaultConcurrency;
	const atOnce = `${explainPercentage(used, n)}${effectiveConcurrency(used, n)} at a time`;
	const allowed = effectiveErrors(errors, n);
	const stop =
		allowed >= n
			? 'never stops by itself'
			: `stops after the ${ordinal(allowed + 1)} failure${errors?.endsWith('%') ? ` (${explainPercentage(errors, n)}${allowed} allowed)` : ''}`;
	if (concurrency === null && errors === null) {
		return `${atOnce}, ${stop}: AWS's defaults`;
	}

	return `${atOnce}${concurrency === null ? " (AWS's default)" : ''}; ${stop}${errors === null ? " (AWS's default)" : ''}`;
}

/** One wave of a review: how many start together, counted from the first location. */
export type Wave = {readonly first: number; readonly count: number};

/**
The waves that a concurrency makes of `n` locations, if all take equally long. AWS starts the next as soon as one ends, so this is a picture, not a promise.

@param limit - At most this many waves are told one by one; the last then holds the rest.
*/
export function planWaves(concurrency: string | null, n: number, limit = 100): readonly Wave[] {
	const size = effectiveConcurrency(concurrency, n);
	const count = Math.min(limit, Math.ceil(n / size));
	return Array.from({length: count}, (_, index) => ({
		first: index * size,
		count: index === count - 1 ? n - index * size : size,
	}));
}

function explainPercentage(limit: string, n: number): string {
	return limit.endsWith('%') ? `${limit.slice(0, -1)} % of ${n} = ` : '';
}

function ordinal(n: number): string {
	const ending = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
	return `${n}${ending}`;
}

function amountOf(limit: string, n: number): number {
	const amount = Number.parseInt(limit, 10);
	return limit.endsWith('%') ? Math.floor((amount * n) / 100) : amount;
}
