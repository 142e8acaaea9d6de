import type {Configure} from '../configure.ts';
import type {Part} from './field.ts';

/** How many at once, and how many failures: of locations, and of the resources of one. */
export function listRateParts({draft: {rate, targets, places}}: Configure): readonly Part[] {
	const across = targets.kind === 'none' ? 'Counts only where there are targets. ' : '';
	const locations: readonly Part[] = [
		{
			id: 'rate.locationConcurrency',
			label: 'Concurrency',
			value: rate.locationConcurrency,
			placeholder: '1',
			heading: 'Locations: accounts × Regions',
			help: 'How many locations run at once: a count such as 10, or a percentage such as 25%.',
		},
		{
			id: 'rate.locationErrors',
			label: 'Errors allowed',
			value: rate.locationErrors,
			placeholder: '0',
			help: 'After how many failed locations no further one is started: 0 stops after the first. A count or a percentage.',
		},
	];
	return [
		// Entries that are kept as they came have limits of their own: these fields would not be sent.
		...(places.kind === 'as-given' ? [] : locations),
		{
			id: 'rate.resourceConcurrency',
			label: 'Concurrency',
			value: rate.resourceConcurrency,
			placeholder: '10',
			heading: 'Resources of one location',
			help: `${across}How many resources of a location run at once: a count or a percentage.`,
		},
		{
			id: 'rate.resourceErrors',
			label: 'Errors allowed',
			value: rate.resourceErrors,
			placeholder: '0',
			help: `${across}After how many failed resources of a location no further one of it is started: a count or a percentage.`,
		},
	];
}
