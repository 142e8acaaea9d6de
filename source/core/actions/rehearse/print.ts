import {formatCount, formatDuration, formatLocations} from '../../status/format.ts';
import type {EntryLimits} from './play.ts';
import type {Distribution, Rehearsal, Spread} from './rehearse.ts';

/** The text around the figures. */
export type RehearsalTitle = {
	/** The name of what was rehearsed, such as `plan.yaml`. */
	readonly plan: string;
	readonly firstSeed: number;
	readonly isAscii: boolean;
};

const buckets = 10;
const longestBar = 40;

/** Print a rehearsal as lines to read: the result in a sentence, a table of rate controls, and two pictures. */
export function printRehearsal(rehearsal: Rehearsal, {plan, firstSeed, isAscii}: RehearsalTitle): readonly string[] {
	const {seeds, locations, asPlanned, alternatives} = rehearsal;
	const all = [asPlanned, ...alternatives];
	return [
		`REHEARSAL of ${plan}: ${formatLocations(locations)}, ${formatCount(seeds)} seeds from ${firstSeed}. Nothing is started on AWS.`,
		sayRates(all),
		'',
		'Each figure is the median, and in brackets what 95 % of the seeds don’t exceed.',
		...printTable([
			['At a time', 'Allowed', 'Fuse blown', 'Blows after', 'Started by then', 'Takes', 'Failed', ''],
			...all.map((one, place) => [
				limitsOf(one.entries, ({concurrency}) => concurrency),
				limitsOf(one.entries, ({allowed}) => allowed),
				formatShare(one.fuseBlown),
				formatSpread(one.blownAfterMs, formatMs),
				formatSpread(one.hitBeforeBlown, formatCount),
				formatSpread(one.tookMs, formatMs),
				formatSpread(one.failed, formatCount),
				place === 0 ? 'as planned' : '',
			]),
		]),
		'',
		'How often the fuse blows',
		...printBars(
			all.map(one => ({label: nameOf(one.entries), share: one.fuseBlown, text: formatShare(one.fuseBlown)})),
			isAscii,
		),
		'',
		'How long it takes as planned, in seeds',
		...printBars(bucketsOf(asPlanned.tookEachMs), isAscii),
	];
}

/** A rehearsal as JSON: `seconds` where the screen has a time, `null` where something never ends by itself or no fuse blew. */
export function printRehearsalJson(rehearsal: Rehearsal, {firstSeed}: {readonly firstSeed: number}): string {
	const {seeds, locations, asPlanned, alternatives} = rehearsal;
	return JSON.stringify({
		seeds,
		firstSeed,
		locations,
		...toJson(asPlanned),
		alternatives: alternatives.map(toJson),
	});
}

function toJson({entries, fuseBlown, blownAfterMs, hitBeforeBlown, tookMs, failed}: Distribution) {
	return {
		rates: entries.map(({size, concurrency, allowed}) => ({
			locations: size,
			maxConcurrency: concurrency,
			maxErrors: allowed,
		})),
		fuseBlown,
		blownAfterSeconds: toSeconds(blownAfterMs),
		hitBeforeBlown,
		seconds: toSeconds(tookMs),
		failed,
	};
}

function toSeconds(spread: Spread | null): {readonly median: number | null; readonly p95: number | null} | null {
	const seconds = (ms: number): number | null => (Number.isFinite(ms) ? Math.round(ms / 100) / 10 : null);
	return spread === null ? null : {median: seconds(spread.median), p95: seconds(spread.p95)};
}

/** `12 at a time, stops after 5: 4 % blown, 1h50m; 24/10: …` */
function sayRates([planned, ...others]: readonly Distribution[]): string {
	if (planned === undefined) {
		return '';
	}

	const what = (one: Distribution): string => `${formatShare(one.fuseBlown)} blown, ${formatMs(one.tookMs.median)}`;
	const first = `${limitsOf(planned.entries, ({concurrency}) => concurrency)} at a time, stops after ${limitsOf(planned.entries, ({allowed}) => allowed)}: ${what(planned)}`;
	return [first, ...others.map(one => `${nameOf(one.entries)}: ${what(one)}`)].join('; ');
}

/** `12/5`; several entries are listed one by one. */
function nameOf(entries: readonly EntryLimits[]): string {
	const shown = entries.slice(0, 3).map(({concurrency, allowed}) => `${concurrency}/${allowed}`);
	return shown.join('+') + (entries.length > 3 ? '+…' : '');
}

function limitsOf(entries: readonly EntryLimits[], take: (entry: EntryLimits) => number): string {
	return entries.slice(0, 3).map(take).join('+') + (entries.length > 3 ? '+…' : '');
}

/** `4 %`; below one per cent with one decimal, so that a rare event doesn't show as 0. */
export function formatShare(share: number): string {
	const percent = share * 100;
	const text = percent > 0 && percent < 10 ? percent.toFixed(1).replace(/\.0$/, '') : percent.toFixed(0);
	return `${text} %`;
}

function formatMs(ms: number): string {
	return Number.isFinite(ms) ? formatDuration(ms) : 'never ends';
}

function formatSpread(spread: Spread | null, format: (figure: number) => string): string {
	return spread === null ? '–' : `${format(spread.median)} (${format(spread.p95)})`;
}

function printTable(rows: ReadonlyArray<readonly string[]>): readonly string[] {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
	return rows.map(row =>
		row
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join('  ')
			.trimEnd(),
	);
}

type Bar = {readonly label: string; readonly share: number; readonly text: string};

/** The longest bar fills the room; without room there is no bar. */
function printBars(bars: readonly Bar[], isAscii: boolean): readonly string[] {
	const width = Math.max(0, ...bars.map(({label}) => label.length));
	const most = Math.max(0, ...bars.map(({share}) => share));
	return bars.map(({label, share, text}) => {
		const length = share === 0 ? 0 : Math.max(1, Math.round((share / most) * longestBar));
		return `  ${label.padStart(width)}  ${`${(isAscii ? '#' : '█').repeat(length)} ${text}`.trimStart()}`;
	});
}

/** Count the seeds in each tenth of the time between the shortest and the longest. */
function bucketsOf(sortedMs: readonly number[]): readonly Bar[] {
	const ends = sortedMs.filter(Number.isFinite);
	const least = ends[0] ?? 0;
	const stepMs = Math.max(1000, ((ends.at(-1) ?? 0) - least) / buckets);
	const counts: number[] = Array.from(
		{length: Math.min(buckets, Math.floor(((ends.at(-1) ?? 0) - least) / stepMs) + 1)},
		() => 0,
	);
	for (const ms of ends) {
		const bucket = Math.min(counts.length - 1, Math.floor((ms - least) / stepMs));
		counts[bucket] = (counts[bucket] ?? 0) + 1;
	}

	const never = sortedMs.length - ends.length;
	return [
		...(ends.length === 0 ? [] : counts).map((count, place) => ({
			label: formatDuration(least + place * stepMs),
			share: count / sortedMs.length,
			text: formatCount(count),
		})),
		...(never === 0 ? [] : [{label: 'never ends', share: never / sortedMs.length, text: formatCount(never)}]),
	];
}
