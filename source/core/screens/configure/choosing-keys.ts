import type {ConfigureKeyRow} from './keys.ts';

const inPlaces = {in: ['places']} as const;

/** Keys with which locations are chosen: the matrix's own, painting instead of marking. */
export const choosingKeys: readonly ConfigureKeyRow[] = [
	{
		keys: ['space'],
		label: 'paint the location, or all of the OU',
		hint: 'paint',
		...inPlaces,
		raises: {type: 'painted', what: 'location'},
	},
	{
		keys: ['R'],
		label: 'paint the row',
		hint: 'row',
		...inPlaces,
		raises: {type: 'painted', what: 'row'},
	},
	{
		keys: ['C'],
		label: 'paint the column',
		hint: 'column',
		...inPlaces,
		raises: {type: 'painted', what: 'column'},
	},
	{
		keys: ['A'],
		label: 'paint all that is shown',
		hint: 'all',
		...inPlaces,
		raises: {type: 'painted', what: 'shown'},
	},
	{
		keys: ['v'],
		label: 'paint a range: from here to where v or Space is pressed',
		hint: 'range',
		...inPlaces,
		raises: {type: 'paint-range-toggled'},
	},
	{keys: ['i'], label: 'invert what is selected', ...inPlaces, raises: {type: 'selection-inverted'}},
	{
		keys: ['U'],
		label: 'undo the last painting',
		hint: 'undo',
		...inPlaces,
		raises: {type: 'painting-undone'},
	},
	{keys: ['X'], label: 'select nothing', ...inPlaces, raises: {type: 'selection-cleared'}},
	{
		keys: ['o'],
		label: 'choose OUs, sent as OUs; or locations again',
		hint: 'OUs',
		...inPlaces,
		raises: {type: 'unit-mode-toggled'},
	},
	{
		keys: ['d'],
		label: 'OUs with or without their child OUs',
		...inPlaces,
		raises: {type: 'child-units-toggled'},
	},
	{
		keys: ['a'],
		label: 'add a typed or pasted list, or @file',
		hint: 'add a list',
		...inPlaces,
		raises: {type: 'prompt-asked', kind: 'locations'},
	},
	{
		keys: ['F'],
		label: 'add what did not succeed in another fan-out',
		...inPlaces,
		raises: {type: 'prompt-asked', kind: 'failed-of'},
	},
	{
		keys: ['e'],
		label: 'show or hide the Regions that are off',
		...inPlaces,
		raises: {type: 'choosing-changed', change: 'disabled'},
	},
	{
		keys: ['z'],
		label: 'density: automatic, wide, narrow',
		...inPlaces,
		raises: {type: 'choosing-changed', change: 'density'},
	},
	{
		keys: ['Z'],
		label: 'fold every OU, or unfold them all',
		...inPlaces,
		raises: {type: 'choosing-changed', change: 'fold-all'},
	},
	{
		keys: ['x'],
		label: 'the Regions’ long names',
		...inPlaces,
		raises: {type: 'choosing-changed', change: 'names'},
	},
];
