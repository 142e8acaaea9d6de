import {defineCommand} from './line/command.ts';
import {many, one, required, toggle} from './line/flag.ts';
import {choice, matching, outputFile} from './line/kinds.ts';

/** Write the organization to a world file. */
export const world = defineCommand(
	{
		name: 'world',
		arguments: {action: required(choice('<action>', ['export']))},
		label: 'export',
		text: 'write a copy of the organization to a world file, for rollgrid rehearse and rollgrid simulate; only reads',
		flags: {
			ou: one(
				matching(
					'<ou-id>',
					/^(ou-[a-z0-9]+-[a-z0-9]+|r-[a-z0-9]+)$/,
					'an OU’s ID or a root’s: write ou-a1b2-c3d4e5f6 or r-a1b2',
				),
				'only the accounts below this OU or root',
			),
			runbook: many(
				matching('<name>', /^[\w.-]{3,128}$/, 'the name of a runbook: 3 to 128 letters, digits, dots, hyphens'),
				'a runbook whose content it holds; all of the central account’s own if none is named',
			),
			'execution-role': one(
				matching('<name>', /^[\w+=,.@-]{1,64}$/, 'the name of a role'),
				'the execution role to look for; AWS’s own name if left out',
			),
			anonymous: toggle('replace the names of accounts and OUs; IDs and runbooks stay as they are'),
			output: one(
				outputFile,
				'the file to write, - for standard output; one that is there is replaced only with --yes',
				'o',
			),
		},
	},
	async (app, {flags}) => {
		const [{exportWorldFile}, services] = await Promise.all([import('./world/run.ts'), app.openServices()]);
		return exportWorldFile(
			{...services, files: app.files},
			{
				unit: flags.ou ?? null,
				runbooks: flags.runbook.length === 0 ? null : flags.runbook,
				executionRole: flags['execution-role'],
				isAnonymous: flags.anonymous,
				output: flags.output,
				isYes: flags.yes,
				isJson: flags.json,
			},
		);
	},
);
