import {type ConfigureKeyRow, enterRow, keysIn, promptRow, searchRow} from '../key-row.ts';

/** Keys with which locations are chosen: the matrix's own, which here paint instead of mark. */
export const placesKeys: readonly ConfigureKeyRow[] = keysIn(
	['places'],
	[
		enterRow('fold or unfold the OU', 'fold'),
		searchRow('account, name, OU, Region'),
		{
			keys: ['space'],
			label: 'paint the location, or all of the OU',
			hint: 'paint',
			raises: {type: 'painted', what: 'location'},
		},
		{
			keys: ['R'],
			label: 'paint the row',
			hint: 'row',
			raises: {type: 'painted', what: 'row'},
		},
		{
			keys: ['C'],
			label: 'paint the column',
			hint: 'column',
			raises: {type: 'painted', what: 'column'},
		},
		{
			keys: ['A'],
			label: 'paint all that is shown',
			hint: 'all',
			raises: {type: 'painted', what: 'shown'},
		},
		{
			keys: ['v'],
			label: 'paint a range: from here to where v or Space is pressed',
			hint: 'range',
			raises: {type: 'paint-range-toggled'},
		},
		{keys: ['i'], label: 'invert what is selected', raises: {type: 'selection-inverted'}},
		{
			keys: ['U'],
			label: 'undo the last painting',
			hint: 'undo',
			raises: {type: 'painting-undone'},
		},
		{keys: ['X'], label: 'select nothing', raises: {type: 'selection-cleared'}},
		{
			keys: ['o'],
			label: 'choose OUs, sent as OUs; or locations again',
			hint: 'OUs',
			raises: {type: 'unit-mode-toggled'},
		},
		{
			keys: ['d'],
			label: 'OUs with or without their child OUs',
			raises: {type: 'child-units-toggled'},
		},
		promptRow('a', 'locations', 'add a typed or pasted list, or @file', 'add a list'),
		promptRow('F', 'failed-of', 'add what did not succeed in another fan-out'),
		{
			keys: ['e'],
			label: 'show or hide the Regions that are off',
			raises: {type: 'choosing-changed', change: 'disabled'},
		},
		{
			keys: ['z'],
			label: 'density: automatic, wide, narrow',
			raises: {type: 'choosing-changed', change: 'density'},
		},
		{
			keys: ['Z'],
			label: 'fold every OU, or unfold them all',
			raises: {type: 'choosing-changed', change: 'fold-all'},
		},
		{
			keys: ['x'],
			label: 'the Regions’ long names',
			raises: {type: 'choosing-changed', change: 'names'},
		},
	],
);
