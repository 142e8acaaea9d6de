import {formatCount, formatLocations} from '../domain/count.ts';
import type {Failure, Outcome} from '../domain/failure.ts';
import {type Location, printLocation} from '../domain/location.ts';
import type {LocationFailure} from './location-failure.ts';

/** Stops or signals on their way to one place or several, and what became of each so far. */
export type InterventionProgress = {
	/** `approve`, `cancel`: goes before "3 of 5". */
	readonly word: string;
	readonly total: number;
	readonly done: readonly Location[];
	readonly failures: readonly LocationFailure[];
};

/** Refusals told one by one before "and n more". */
const shownRefusals = 6;

/**
Count actions that begin now. What is still under way is counted on with them: a cancel never waits for anything.

@param before - What is under way; `null` for nothing.
*/
export function beginInterventions(
	before: InterventionProgress | null,
	word: string,
	count: number,
): InterventionProgress {
	return before === null
		? {word, total: count, done: [], failures: []}
		: {
				...before,
				word: before.word.split(' and ').includes(word) ? before.word : `${before.word} and ${word}`,
				total: before.total + count,
			};
}

/** One of the actions got its response. */
export function recordResponse(
	progress: InterventionProgress,
	where: Location,
	outcome: Outcome<void>,
): InterventionProgress {
	return outcome.ok
		? {...progress, done: [...progress.done, where]}
		: {...progress, failures: [...progress.failures, {where, failure: outcome.failure}]};
}

/** Whether every action has had its response. */
export function haveAllResponded({total, done, failures}: InterventionProgress): boolean {
	return done.length + failures.length >= total;
}

/** How far the actions are, in a line. */
export function describeProgress({word, total, done, failures}: InterventionProgress): string {
	const refused = failures.length === 0 ? '' : `, ${failures.length} refused`;
	return total === 1 && done.length === 1
		? `${word}: accepted in ${printLocation(done[0]!)}`
		: `${word}: accepted in ${formatCount(done.length)} of ${formatLocations(total)}${refused}`;
}

/** What was refused, each with its place and AWS's reason; the first six. */
export function describeRefusals({word, total, done, failures}: InterventionProgress): {
	readonly title: string;
	readonly lines: readonly string[];
} {
	return {
		title:
			total === 1
				? `${word}: refused in ${printLocation(failures[0]!.where)}`
				: `${word}: ${done.length} of ${total} accepted, ${failures.length} refused`,
		lines: [
			...failures.slice(0, shownRefusals).map(({where, failure}) => `${printLocation(where)}: ${sayReason(failure)}`),
			...(failures.length > shownRefusals ? [`and ${failures.length - shownRefusals} more; L shows each call`] : []),
		],
	};
}

function sayReason({what, code, because, next}: Failure): string {
	return [[code, because].filter(Boolean).join(': ') || what, next].filter(Boolean).join(' · ');
}
