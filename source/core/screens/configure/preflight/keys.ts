import {type ConfigureKeyRow, keysIn} from '../key-row.ts';

/** Keys of the preflight, which shows before a launch what would fail. */
export const preflightKeys: readonly ConfigureKeyRow[] = [
	...keysIn(
		['places', 'review', 'preflight'],
		[
			{
				keys: ['D'],
				label: 'preflight: check in the background what would fail in what is selected; again calls it off',
				hint: 'preflight',
				raises: {type: 'preflight-asked'},
			},
		],
	),
	...keysIn(
		['preflight'],
		[
			{
				keys: ['x'],
				label: 'take the locations out that would fail',
				hint: 'take out',
				raises: {type: 'failing-removed'},
			},
			{
				keys: ['f', 'enter'],
				label: 'what mends it: the command, or what to do',
				hint: 'fix',
				raises: {type: 'fix-asked'},
			},
		],
	),
];
