import {matchesGlob} from '../../core/domain/glob.ts';
import {ownValue} from '../../core/domain/own.ts';

/**
The profile mapped to an account: an account's own before a pattern's, and of patterns the one that says the most.

@param profiles - By account ID or pattern with `*`.
*/
export function findProfile(profiles: Readonly<Record<string, string>>, accountId: string): string | undefined {
	const [pattern] = Object.keys(profiles)
		.filter(key => matchesGlob(key, accountId))
		.sort((a, b) => specificity(b) - specificity(a));
	return pattern === undefined ? undefined : ownValue(profiles, pattern);
}

/** Digits that a pattern names. */
function specificity(pattern: string): number {
	return pattern.replaceAll('*', '').length;
}
