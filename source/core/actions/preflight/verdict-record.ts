import type {Location} from '../../domain/location.ts';
import {type CoverEntry, coverSelection} from '../../planning/cover.ts';
import {selectLocations} from '../../planning/selection.ts';
import {type CheckName, type Verdict, verdicts, worse} from './check.ts';
import type {Preflight} from './preflight.ts';

/** The result of a preflight, kept with what was started. */
export type PreflightRecord = {
	/** When it was made, epoch milliseconds. */
	readonly at: number;
	/** How many locations were read, and how many there were. */
	readonly total: number;
	readonly done: number;
	/** The findings; a location in none of them was fine. */
	readonly findings: readonly Finding[];
};

/** One finding, and its locations as few rectangles; without any it concerns the start as a whole. */
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

/** The findings of a preflight about one location, the worst first, one sentence each. */
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
