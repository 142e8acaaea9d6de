import {type ConfigureKeyRow, enterRow, keysIn, promptRow} from '../key-row.ts';

/** Keys with which a launch is reviewed and begun. */
export const reviewKeys: readonly ConfigureKeyRow[] = keysIn(
	['review'],
	[
		enterRow('launch; from a problem to its field', 'launch'),
		{
			keys: ['f'],
			label: 'in words, as a command line (bash, cmd, PowerShell), as a plan (JSON, YAML)',
			hint: 'form',
			raises: {type: 'review-cycled'},
		},
		promptRow('w', 'save-plan', 'save the request as a plan file', 'save plan'),
	],
);
