import {type ConfigureKeyRow, keysIn} from '../key-row.ts';

/** The key that rehearses what is reviewed. */
export const rehearsalKeys: readonly ConfigureKeyRow[] = keysIn(
	['review'],
	[
		{
			keys: ['r'],
			label: 'rehearse: play it a thousand times in a simulated copy of the organization; again, or Esc, calls it off',
			hint: 'rehearse',
			raises: {type: 'rehearsal-asked'},
		},
	],
);
