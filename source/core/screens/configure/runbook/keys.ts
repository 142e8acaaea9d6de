import {type ConfigureKeyRow, enterRow, keysIn, promptRow, searchRow} from '../key-row.ts';

/** Keys with which a runbook is picked. */
export const runbookKeys: readonly ConfigureKeyRow[] = keysIn(
	['runbook'],
	[
		enterRow('choose the runbook', 'choose'),
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
		searchRow('name, platform, owner'),
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
		promptRow('a', 'runbook', 'type a runbook’s name or ARN that no list shows'),
		{
			keys: ['v'],
			label: 'the version: default or latest when it starts, or a fixed one',
			hint: 'version',
			raises: {type: 'version-cycled'},
		},
	],
);
