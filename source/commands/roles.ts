import {defineCommand} from './line/command.ts';
import {many, one, required, toggle} from './line/flag.ts';
import {choice, matching} from './line/kinds.ts';
import {exitStatus} from './services.ts';

/** Print the roles' templates, or how they are deployed. */
export const roles = defineCommand(
	{
		name: 'roles',
		arguments: {role: required(choice('<role>', ['administration', 'execution', 'operator', 'deploy']))},
		label: '<role|deploy>',
		text: 'print the CloudFormation template of a role, or the commands that deploy the target accounts’ roles',
		details: {
			heading: 'Roles',
			rows: [
				['administration', 'AWS’s, in the central account: Automation works as it; no person may'],
				['execution', 'AWS’s, in every target account: the runbook works as it; no person may'],
				['operator', 'rollgrid’s, in every target account: people read, stop and signal automations with it'],
				['deploy', 'prints the aws commands that roll execution and operator out with StackSets; runs none of them'],
			],
		},
		flags: {
			organization: toggle('the edition for an organization: fan-outs to OUs, trust within it only'),
			'organization-id': one(
				matching('<o-id>', /^o-[a-z0-9]{10,32}$/, 'the ID of an organization: write one such as o-a1b2c3d4e5'),
				'of deploy: the organization that is trusted',
			),
			account: many(
				matching('<id>', /^\d{12}$/, 'an account ID: write 12 digits'),
				'of deploy: a target account; may be given several times',
			),
			unit: many(
				matching(
					'<ou-id>',
					/^(ou-[a-z0-9]+-[a-z0-9]+|r-[a-z0-9]+)$/,
					'an OU’s ID or a root’s: write ou-a1b2-c3d4e5f6 or r-a1b2',
				),
				'of deploy: an OU or root; all of the organization where neither is named',
			),
		},
		check({flags, args: {role}}) {
			const ofDeploy = (['organization-id', 'account', 'unit'] as const).filter(
				name => flags[name] !== undefined && flags[name].length > 0,
			);
			return [
				...(role === 'deploy'
					? []
					: ofDeploy.map(name => `--${name} goes with rollgrid roles deploy, not with ${role}`)),
				...(flags.account.length > 0 && flags.unit.length > 0
					? ['rollgrid roles deploy takes --account or --unit, not both']
					: []),
				...(role === 'deploy' && flags.organization && flags['organization-id'] === undefined
					? ['rollgrid roles deploy --organization needs --organization-id, such as o-a1b2c3d4e5']
					: []),
			];
		},
	},
	async (app, {flags, args: {role}}) => {
		const {deployRoles, printRole} = await import('./roles/run.ts');
		const externalId = flags['external-id'] ?? '';
		if (role !== 'deploy') {
			app.print(printRole(role, flags.organization, externalId).trimEnd());
			return exitStatus.done;
		}

		return deployRoles(await app.openServices(), {
			accounts: flags.account,
			units: flags.unit,
			isOrganization: flags.organization,
			organizationId: flags['organization-id'],
			externalId,
		});
	},
);
