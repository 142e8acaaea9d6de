import {escapeJson} from '../../core/domain/hostile.ts';
import {quoteForBash} from '../../core/domain/quote.ts';

/** Where the roles go. */
export type Deployment = {
	/** The account that fan-outs are started in. */
	readonly centralAccountId: string;
	/** The Region that the stacks are kept in: IAM has none, so one is enough. */
	readonly region: string;
	/** Accounts by ID; each needs StackSets' own execution role. */
	readonly accounts: readonly string[];
	/** OUs or a root; everything where neither accounts nor units are named. */
	readonly units: readonly string[];
	/** `null` where the templates don't ask for one. */
	readonly organizationId: string | null;
	readonly externalId: string;
};

const stackSets = [
	{template: 'execution', role: 'AWS-SystemsManager-AutomationExecutionRole'},
	{template: 'operator', role: 'RollgridOperatorRole'},
] as const;

const wholeOrganization = `"$(aws organizations list-roots --query 'Roots[0].Id' --output text)"`;

/** The commands that roll the target accounts' roles out with StackSets, in order: a script for a POSIX shell. */
export function printDeployment(deployment: Deployment): string {
	const {accounts, centralAccountId} = deployment;
	const isByAccounts = accounts.length > 0;
	const notes = isByAccounts
		? [
				'In each account StackSets needs its own role, AWSCloudFormationStackSetExecutionRole, and in this one',
				'AWSCloudFormationStackSetAdministrationRole.',
			]
		: [
				'Run it in the management account, or add --call-as DELEGATED_ADMIN in a delegated administrator of StackSets.',
				'Accounts that join later get the roles by themselves. StackSets leaves the management account out: where',
				'fan-outs reach it too, deploy the two templates there as stacks of its own.',
			];
	return [
		`# rollgrid deploys nothing itself: these commands do, for the central account ${centralAccountId}.`,
		...notes.map(note => `# ${note}`),
		'set -e',
		...stackSets.flatMap(stackSet => printStackSet(stackSet, deployment)),
		'',
	].join('\n');
}

function printStackSet(
	{template, role}: (typeof stackSets)[number],
	{centralAccountId, region, accounts, units, organizationId, externalId}: Deployment,
): readonly string[] {
	const isByAccounts = accounts.length > 0;
	const file = `${role}.yaml`;
	const parameters = [
		['AdminAccountId', centralAccountId],
		...(organizationId === null ? [] : [['OrganizationID', organizationId]]),
		...(template === 'operator' && externalId !== '' ? [['ExternalId', externalId]] : []),
		// As JSON: in the short form a comma in an external ID would end the value.
	].map(([ParameterKey, ParameterValue]) => ({ParameterKey, ParameterValue}));
	const model = isByAccounts
		? '--permission-model SELF_MANAGED'
		: '--permission-model SERVICE_MANAGED --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false';
	const where = isByAccounts
		? `--accounts ${accounts.join(' ')}`
		: `--deployment-targets OrganizationalUnitIds=${units.length > 0 ? units.join(',') : wholeOrganization}`;
	const organization = organizationId === null ? '' : ' --organization';
	return [
		'',
		`rollgrid roles ${template}${organization} > ${file}`,
		`aws cloudformation create-stack-set --region ${region} --stack-set-name ${role} \\`,
		`  --template-body file://${file} --capabilities CAPABILITY_NAMED_IAM \\`,
		`  --parameters ${quoteForBash(escapeJson(JSON.stringify(parameters)))} \\`,
		`  ${model}`,
		`aws cloudformation create-stack-instances --region ${region} --stack-set-name ${role} \\`,
		`  ${where} --regions ${region} \\`,
		'  --operation-preferences FailureTolerancePercentage=100,MaxConcurrentPercentage=25',
	];
}
