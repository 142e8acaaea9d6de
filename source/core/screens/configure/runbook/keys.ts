import {type ConfigureKeyRow, keysIn} from '../key-row.ts';

/** Keys with which a runbook is picked. */
export const runbookKeys: readonly ConfigureKeyRow[] = keysIn(
	['runbook'],
	[
		{
			keys: ['enter'],
			label: 'choose the runbook',
			hint: 'choose',
			raises: {type: 'entered'},
		},
		{
			keys: ['left', 'h'],
			label: 'the tab before: owned by Amazon, by me, shared, all',
			raises: {type: 'moved', direction: 'left', stride: 'one'},
		},
		{
			keys: ['right', 'l'],
			label: 'the next tab',
			hint: 'next tab',
			raises: {type: 'moved', direction: 'right', stride: 'one'},
		},
		{
			keys: ['/'],
			label: 'search: name, platform, owner',
			hint: 'search',
			raises: {type: 'search-began'},
		},
		{
			keys: ['c'],
			label: 'only one family of runbooks: AWS, AWSSupport, …',
			hint: 'category',
			raises: {type: 'category-cycled'},
		},
		{
			keys: ['J'],
			label: 'read on in the description',
			raises: {type: 'details-scrolled', direction: 'down'},
		},
		{
			keys: ['K'],
			label: 'back in the description',
			raises: {type: 'details-scrolled', direction: 'up'},
		},
		{
			keys: ['a'],
			label: 'type a runbook’s name or ARN that no list shows',
			raises: {type: 'prompt-asked', kind: 'runbook'},
		},
		{
			keys: ['v'],
			label: 'the version: default or latest when it starts, or a fixed one',
			hint: 'version',
			raises: {type: 'version-cycled'},
		},
	],
);
