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

function amountOf(limit: string, n: number): number {
	const amount = Number.parseInt(limit, 10);
	return limit.endsWith('%') ? Math.floor((amount * n) / 100) : amount;
}
