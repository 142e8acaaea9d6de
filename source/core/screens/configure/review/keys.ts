import {type ConfigureKeyRow, keysIn} from '../key-row.ts';

/** Keys with which a launch is reviewed and begun. */
export const reviewKeys: readonly ConfigureKeyRow[] = keysIn(
	['review'],
	[
		{
			keys: ['enter'],
			label: 'launch; from a problem to its field',
			hint: 'launch',
			raises: {type: 'entered'},
		},
		{
			keys: ['f'],
			label: 'in words, as a command line (bash, cmd, PowerShell), as a plan (JSON, YAML)',
			hint: 'form',
			raises: {type: 'review-cycled'},
		},
		{
			keys: ['w'],
			label: 'save the request as a plan file',
			hint: 'save plan',
			raises: {type: 'prompt-asked', kind: 'save-plan'},
		},
	],
);
