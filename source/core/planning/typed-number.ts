import {matchesGlob} from '../domain/glob.ts';

/** In more locations than this an action asks for their number to be typed. */
export const typedFrom = 20;

/**
What has to be typed before a start counts, or `null` where *yes* will do: the number of locations, above 20 or where the runbook is dangerous.

@param locations - `null` where OUs hide it: `instead` is typed then.
*/
export function mustTypeFor(locations: number | null, isDangerous: boolean, instead: string): string | null {
	if (locations === null) {
		return instead;
	}

	return locations > typedFrom || isDangerous ? String(locations) : null;
}

/**
Whether a runbook is one of those that the settings call dangerous.

@param patterns - Names, with `*` for anything; an ARN is compared by the name at its end.
*/
export function isDangerous(document: string, patterns: readonly string[]): boolean {
	const name = document.slice(document.lastIndexOf('/') + 1);
	return patterns.some(pattern => matchesGlob(pattern, name));
}
