import type {World} from '../../world.ts';
import type {ExpandedEntry} from '../rules/expansion.ts';
import {countOf, RateControl} from '../rules/rate-control.ts';

/** What runs under one rate control: some of a fan-out's steps, by index. */
export type Budget = {readonly control: RateControl; readonly firstIndex: number};

/**
Share out a fan-out's steps among rate controls. Steps are in the order of the entries, so each budget has a run of them.

AWS's defaults are one location at a time and no error. Percentages are of the entry's own locations.
*/
export function locationBudgets(world: World, entries: readonly ExpandedEntry[]): readonly Budget[] {
	const {settings} = world;
	const limits = entries.map(({entry, locations}) => ({
		total: locations.length,
		maxConcurrency: Math.max(
			1,
			countOf(entry.TargetLocationMaxConcurrency ?? '1', locations.length, settings.concurrencyRounding),
		),
		allowedErrors: countOf(entry.TargetLocationMaxErrors ?? '0', locations.length, settings.errorRounding),
	}));
	if (settings.severalTargetLocations === 'pooled') {
		const sum = (key: 'total' | 'maxConcurrency' | 'allowedErrors') =>
			limits.reduce((all, limit) => all + limit[key], 0);
		return [
			{firstIndex: 0, control: new RateControl(sum('total'), sum('maxConcurrency'), sum('allowedErrors'), false)},
		];
	}
	let firstIndex = 0;
	return limits.map(({total, maxConcurrency, allowedErrors}) => {
		const budget = {firstIndex, control: new RateControl(total, maxConcurrency, allowedErrors, false)};
		firstIndex += total;
		return budget;
	});
}
