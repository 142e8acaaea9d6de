import type {Failure} from '../domain/failure.ts';
import {printLocation} from '../domain/location.ts';
import {toPrintableLine} from './printable.ts';

/**
A failure told in up to three lines: what and where, because of what in AWS's own words, what to do next.

The same lines on the screen and on stderr.
*/
export function describeFailure({what, where, because, next, code, requestId}: Failure): readonly string[] {
	const place = where === undefined || what.includes(printLocation(where)) ? '' : ` in ${printLocation(where)}`;
	const cause = [code, because].filter(Boolean).join(': ');
	const request = requestId ? ` (request ${requestId})` : '';
	return [
		`× ${toPrintableLine(what)}${place}`,
		...(cause === '' ? [] : [`  ${toPrintableLine(cause)}${request}`]),
		...(next === undefined ? [] : [`  ${toPrintableLine(next)}`]),
	];
}

/** Describe a failure in one line. */
export function describeFailureInLine(failure: Failure): string {
	return describeFailure(failure)
		.map(line => line.trim())
		.join(' ');
}
