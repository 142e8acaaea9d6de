import type {Section} from './configure.ts';

/** What each section is called. */
export const sectionTitles: Readonly<Record<Section, string>> = {
	runbook: 'Runbook',
	places: 'Locations',
	targets: 'Targets',
	parameters: 'Parameters',
	rate: 'Rate control',
	alarm: 'Alarm',
	tags: 'Tags',
	review: 'Review',
	preflight: 'Preflight',
};
