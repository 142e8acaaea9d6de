import type {Failure} from '../../domain/failure.ts';
import {type Location, printLocation} from '../../domain/location.ts';

/** What was found out about one thing that a fan-out needs. */
export type Check = {
	/** What was looked at, for programs: `identity`, `runbook`, `locations`… */
	readonly check: CheckName;
	/** `problem`: it won't do, or not all of it; `unknown`: nobody lets us look, or it can only be known when it runs. */
	readonly verdict: 'ok' | 'problem' | 'unknown';
	/** What was found: one sentence without a full stop. */
	readonly text: string;
	/** In AWS's own words; `null` where there are none. */
	readonly because: string | null;
	/** What to do; `null` where there is nothing. */
	readonly next: string | null;
	/** What it is about, where that is not everything. */
	readonly locations: readonly Location[];
};

export type CheckName =
	| 'identity'
	| 'clock'
	| 'region'
	| 'automations'
	| 'organization'
	| 'administration-role'
	| 'runbook'
	| 'parameters'
	| 'shared'
	| 'regions'
	| 'accounts'
	| 'operator-role'
	| 'execution-role'
	| 'locations';

type Details = Partial<Pick<Check, 'because' | 'next' | 'locations'>>;

/** A check with what is left out filled in. */
export function found(check: CheckName, verdict: Check['verdict'], text: string, details: Details = {}): Check {
	return {check, verdict, text, because: null, next: null, locations: [], ...details};
}

/** A check that couldn't be made. What passes by itself and what isn't allowed leaves it unknown. */
export function notFound(check: CheckName, verdict: Check['verdict'], failure: Failure, details: Details = {}): Check {
	const because = [failure.code, failure.because].filter(Boolean).join(': ');
	return found(check, verdict, failure.what, {
		because: because === '' ? null : because,
		next: failure.next ?? null,
		...details,
	});
}

/** Names of a list, the first few and how many more. */
export function nameSome(names: readonly string[], most = 4): string {
	const rest = names.length - most;
	return `${names.slice(0, most).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Locations as they are named in a sentence. */
export function nameLocations(locations: readonly Location[]): string {
	return nameSome(locations.map(printLocation));
}
