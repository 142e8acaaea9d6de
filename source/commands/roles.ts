import {defineCommand} from './line/command.ts';
import {many, one, oneOr, required, toggle} from './line/flag.ts';
import {choice, matching} from './line/kinds.ts';
import {exitStatus} from './services.ts';

const ofDeployment = ['organization-id', 'account', 'unit'] as const;
const ofDeploy = ['dry-run', 'status', 'enable-trusted-access', 'register-administrator'] as const;

/** Print the roles' templates, deploy them, or report the differences. */
export const roles = defineCommand(
	{
		name: 'roles',
		arguments: {
			role: required(choice('<role>', ['administration', 'execution', 'operator', 'events', 'deploy', 'diff'])),
		},
		label: '<role|events|deploy|diff>',
		text: 'print the template of a role or of the queue of --events, roll the target accounts’ roles out with StackSets, or tell what differs',
		details: {
			heading: 'Roles',
			rows: [
				['administration', 'AWS’s, in the central account: Automation works as it; no person may'],
				['execution', 'AWS’s, in every target account: the runbook works as it; no person may'],
				['operator', 'rollgrid’s, in every target account: people read, stop and signal automations with it'],
				[
					'events',
					'the queue that --events reads and the rule that fills it, in the central account; one for each operator',
				],
				['deploy', 'rolls execution and operator out: says what it will do, asks, follows it; a second run mends'],
				['diff', 'tells where what is deployed differs from what is printed'],
			],
		},
		flags: {
			organization: toggle('the edition for an organization: fan-outs to OUs, trust within it only'),
			'organization-id': one(
				matching('<o-id>', /^o-[a-z0-9]{10,32}$/, 'the ID of an organization: write one such as o-a1b2c3d4e5'),
				'of deploy and diff: the organization that is trusted; the central account’s if left out',
			),
			account: many(
				matching('<id>', /^\d{12}$/, 'an account ID: write 12 digits'),
				'of deploy and diff: a target account; may be given several times',
			),
			unit: many(
				matching(
					'<ou-id>',
					/^(ou-[a-z0-9]+-[a-z0-9]+|r-[a-z0-9]+)$/,
					'an OU’s ID or a root’s: write ou-a1b2-c3d4e5f6 or r-a1b2',
				),
				'of deploy and diff: an OU or root; all of the organization where neither is named',
			),
			path: one(
				matching('<path>', /^\/$|^\/[\w+=,.@/-]{1,510}\/$/, 'a path: write one such as /automation/'),
				'the path of all three roles',
			),
			'permissions-boundary': one(
				matching('<policy>', /^[\w+=,.@/-]{1,512}$/, 'the name of a policy: write one such as bounds/automation'),
				'a managed policy of each account that bounds its roles',
			),
			terraform: toggle('print it as Terraform'),
			'queue-name': oneOr(
				matching('<name>', /^[\w-]{1,64}$/, 'the name of a queue: write 1 to 64 letters, digits and characters of _-'),
				'rollgrid-events',
				'of events: the name of the queue and of its rule; rollgrid-events by default',
			),
			forwarding: toggle('of events: what sends the ends of children there, for a stack set over accounts and Regions'),
			'dry-run': toggle('of deploy: say what would be done, and do nothing'),
			status: toggle('of deploy: say how what was deployed stands'),
			'enable-trusted-access': toggle('of deploy: give StackSets trusted access to the organization'),
			'register-administrator': one(
				matching('<id>', /^\d{12}$/, 'an account ID: write 12 digits'),
				'of deploy: let this account deploy to the organization’s OUs; nothing is deployed then',
			),
		},
		check({flags, args: {role}}) {
			const isGiven = (name: (typeof ofDeployment)[number] | (typeof ofDeploy)[number]) => {
				const value = flags[name];
				return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
			};
			const isPrinted = role !== 'deploy' && role !== 'diff';
			return [
				...(isPrinted
					? ofDeployment
							.filter(isGiven)
							.map(name => `--${name} goes with rollgrid roles deploy and diff, not with ${role}`)
					: []),
				...(flags.forwarding && role !== 'events'
					? [`--forwarding goes with rollgrid roles events, not with ${role}`]
					: []),
				...(flags['queue-name'] !== 'rollgrid-events' && role !== 'events'
					? [`--queue-name goes with rollgrid roles events, not with ${role}`]
					: []),
				...(role === 'deploy'
					? []
					: ofDeploy.filter(isGiven).map(name => `--${name} goes with rollgrid roles deploy, not with ${role}`)),
				...(flags.json && flags.terraform
					? ['--terraform and --json don’t go together: --json prints CloudFormation']
					: []),
				...(flags.terraform && !isPrinted ? [`--terraform prints a role: it doesn’t go with ${role}`] : []),
				...(flags.account.length > 0 && flags.unit.length > 0
					? [`rollgrid roles ${role} takes --account or --unit, not both`]
					: []),
				...(flags['dry-run'] && flags.status ? ['--dry-run and --status don’t go together'] : []),
			];
		},
	},
	async (app, {flags, args: {role}}) => {
		const run = await import('./roles/run.ts');
		const {deployRoles, diffRoles, printRole, printTerraform} = run;
		const options = {
			isOrganization: flags.organization,
			externalId: flags['external-id'] ?? '',
			path: flags.path ?? '/',
			boundary: flags['permissions-boundary'] ?? '',
		};
		const printTemplate = (template: string): number => {
			app.print((flags.json ? run.printTemplateAsJson(template) : template).trimEnd());
			return exitStatus.done;
		};
		if (role === 'events') {
			const print = flags.forwarding
				? flags.terraform
					? run.printEventForwardingTerraform
					: run.printEventForwarding
				: flags.terraform
					? run.printEventQueueTerraform
					: run.printEventQueue;
			return printTemplate(print({...options, queueName: flags['queue-name']}));
		}

		if (role !== 'deploy' && role !== 'diff') {
			return printTemplate((flags.terraform ? printTerraform : printRole)(role, options));
		}

		const deployment = {
			...options,
			accounts: flags.account,
			units: flags.unit,
			organizationId: flags['organization-id'],
			isJson: flags.json,
		};
		if (role === 'diff') {
			return diffRoles(await app.openServices(), deployment);
		}

		return deployRoles(await app.openChangeServices(), {
			...deployment,
			isYes: flags.yes,
			isDryRun: flags['dry-run'],
			isStatus: flags.status,
			enablesTrustedAccess: flags['enable-trusted-access'],
			administrator: flags['register-administrator'],
		});
	},
);
