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
	rings: 'Rings',
};

/** The key that leads to each section. */
export const sectionDigits: Readonly<Record<Section, string>> = {
	runbook: '1',
	places: '2',
	targets: '3',
	parameters: '4',
	rate: '5',
	alarm: '6',
	tags: '7',
	review: '8',
	preflight: '9',
	rings: '0',
};
