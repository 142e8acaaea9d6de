import type {Location} from '../../domain/location.ts';
import {type CoverEntry, coverSelection} from '../../planning/cover.ts';
import {selectLocations} from '../../planning/selection.ts';
import {type CheckName, type Verdict, verdicts, worse} from './check.ts';
import type {Preflight} from './preflight.ts';

/** What a preflight said before a launch, as it is kept with what was started. */
export type PreflightRecord = {
	/** When it was looked at, epoch milliseconds. */
	readonly at: number;
	/** Locations that were looked at, and how many there were. */
	readonly total: number;
	readonly done: number;
	/** What isn't well; locations that are in none of them were. */
	readonly findings: readonly Finding[];
};

/** One thing that wasn't well, and where, as few rectangles: about the start as a whole where there are none. */
type Finding = {
	readonly check: CheckName;
	readonly verdict: Verdict;
	readonly text: string;
	readonly where: readonly CoverEntry[];
};

/** Make what is kept of a preflight. */
export function toPreflightRecord({total, done, checks}: Preflight, at: number): PreflightRecord {
	return {
		at,
		total,
		done,
		findings: checks
			.filter(({verdict}) => verdict !== 'ok')
			.map(({check, verdict, text, locations}) => ({
				check,
				verdict,
				text,
				where: locations.length === 0 ? [] : coverSelection(selectLocations(locations)),
			})),
	};
}

/** What a preflight said of one location, the worst first, in one sentence each. */
export function readVerdict(
	{findings, done, total}: PreflightRecord,
	{accountId, region}: Location,
): {readonly verdict: Verdict; readonly texts: readonly string[]} {
	const here = findings
		.filter(
			({where, verdict}) =>
				(where.length === 0 && verdict === 'problem') ||
				where.some(({Accounts, Regions}) => Accounts.includes(accountId) && Regions.includes(region)),
		)
		.toSorted((a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict));
	const unseen: Verdict = done < total ? 'unknown' : 'ok';
	return {
		verdict: here.reduce<Verdict>((worst, {verdict}) => worse(worst, verdict), here.length === 0 ? unseen : 'ok'),
		texts: here.map(({text}) => text),
	};
}
