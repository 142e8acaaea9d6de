import type {Failure} from '../../domain/failure.ts';
import {type Location, printLocation} from '../../domain/location.ts';

/**
The result of a check.

- `problem`: it fails for certain, or not all of it can run.
- `warning`: it runs, though perhaps not as it is meant, or it may fail.
- `unknown`: nobody allows us to read it, or only the run itself will show it. It never counts as `ok`.
*/
export type Verdict = 'ok' | 'warning' | 'unknown' | 'problem';

/** What was found out about one thing that a fan-out needs. */
export type Check = {
	/** What was looked at, for programs: `identity`, `runbook`, `locations`… */
	readonly check: CheckName;
	readonly verdict: Verdict;
	/** What was found: one sentence without a full stop. */
	readonly text: string;
	/** In AWS's own words; `null` where there are none. */
	readonly because: string | null;
	/** What to do; `null` where there is nothing. */
	readonly next: string | null;
	/** The command that mends it, ready to paste; `null` where no single command does. */
	readonly fix: string | null;
	/** The locations concerned; empty where it concerns the start as a whole. */
	readonly locations: readonly Location[];
};

export type CheckName =
	| 'identity'
	| 'clock'
	| 'region'
	| 'automations'
	| 'organization'
	| 'standing'
	| 'trusted-access'
	| 'start'
	| 'pass-role'
	| 'administration-role'
	| 'assume-role'
	| 'runbook'
	| 'parameters'
	| 'shared'
	| 'alarm'
	| 'calendar'
	| 'quotas'
	| 'regions'
	| 'accounts'
	| 'operator-role'
	| 'execution-role'
	| 'permissions'
	| 'targets'
	| 'locations';

type Details = Partial<Pick<Check, 'because' | 'next' | 'fix' | 'locations'>>;

/** A check with what is left out filled in. */
export function found(check: CheckName, verdict: Verdict, text: string, details: Details = {}): Check {
	return {check, verdict, text, because: null, next: null, fix: null, locations: [], ...details};
}

/** A check that couldn't be made. What passes by itself and what isn't allowed leaves it unknown. */
export function notFound(
	check: CheckName,
	verdict: Verdict,
	failure: Failure,
	{text = failure.what, ...details}: Details & {readonly text?: string} = {},
): Check {
	const because = [failure.code, failure.because].filter(Boolean).join(': ');
	return found(check, verdict, text, {
		because: because === '' ? null : because,
		next: failure.next ?? null,
		...details,
	});
}

/** The verdicts from good to bad: the worst finding decides. */
export const verdicts: readonly Verdict[] = ['ok', 'warning', 'unknown', 'problem'];

/** Choose the worse of two verdicts. */
export function worse(one: Verdict, other: Verdict): Verdict {
	return verdicts.indexOf(one) > verdicts.indexOf(other) ? one : other;
}

/** The word for a verdict on the screen and in lines. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
	ok: 'ok',
	warning: 'warning',
	unknown: 'couldn’t check',
	problem: 'fails',
};

/** Findings about single locations, grouped by their text. */
export class CheckGroups {
	readonly #groups = new Map<string, Check & {locations: Location[]}>();

	/** Add a location to the group with the same finding. */
	add(where: Location, check: Check): void {
		const {check: name, verdict, text, next} = check;
		const key = JSON.stringify([name, verdict, text, next]);
		const known = this.#groups.get(key);
		if (known === undefined) {
			this.#groups.set(key, {...check, locations: [where]});
		} else {
			known.locations.push(where);
		}
	}

	list(): readonly Check[] {
		return [...this.#groups.values()];
	}
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

/** The accounts of some locations, each once. */
export function listAccounts(locations: readonly Location[]): readonly string[] {
	return [...new Set(locations.map(({accountId}) => accountId))];
}

/** The command that deploys the roles to accounts; it names OUs where the accounts are too many for a line. */
export function deployTo(accountIds: readonly string[]): string {
	return accountIds.length > 50
		? 'rollgrid roles deploy --unit …'
		: `rollgrid roles deploy ${accountIds.map(one => `--account ${one}`).join(' ')}`;
}
