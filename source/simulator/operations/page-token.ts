import {hash} from '../engine/state/random.ts';
import {ServiceError} from '../service-error.ts';

/**
A page token: where the next page begins, and which request it belongs to.

@param request - What must stay the same from page to page: the operation and its filters.
*/
export function writeToken(request: readonly unknown[], position: number): string {
	return Buffer.from(JSON.stringify([position, fingerprint(request)])).toString('base64');
}

/**
Where a page begins; 0 for the first one.

@throws `errorCode` for a token that isn't of this request.
*/
export function readToken(
	request: readonly unknown[],
	token: string | undefined,
	errorCode = 'InvalidNextToken',
): number {
	if (token === undefined || token === '') {
		return 0;
	}

	try {
		const [position, belongsTo] = JSON.parse(Buffer.from(token, 'base64').toString()) as [number, number];
		if (Number.isInteger(position) && belongsTo === fingerprint(request)) {
			return position;
		}
	} catch {
		// Not ours: refused below.
	}

	throw new ServiceError(
		errorCode,
		"The specified token isn't valid.",
		400,
		errorCode === 'InvalidInputException' ? {Reason: 'INVALID_NEXT_TOKEN'} : {},
	);
}

/** One page of a list that is at hand as a whole. */
export function takePage<T>(
	all: readonly T[],
	request: readonly unknown[],
	token: string | undefined,
	limit: number,
	errorCode?: string,
): {readonly items: readonly T[]; readonly NextToken: string | undefined} {
	const from = readToken(request, token, errorCode);
	const to = from + limit;
	return {items: all.slice(from, to), NextToken: to < all.length ? writeToken(request, to) : undefined};
}

function fingerprint(request: readonly unknown[]): number {
	return hash(0, JSON.stringify(request));
}
