import {quoteForBash} from '../domain/quote.ts';

/** What lies behind a cause, where AWS's message says less than is known. */
export type Explanation = {
	readonly title: string;
	/** The role that may be at fault, where rollgrid can check that itself; `null` elsewhere. */
	readonly role: string | null;
	readonly checks: readonly Check[];
};

/** One thing to look at, and the command that shows it. */
type Check = {readonly what: string; readonly command: string};

/** What the commands of the checks need. */
export type CauseContext = {
	/** A location that failed so. */
	readonly accountId: string;
	readonly region: string;
	/** The central account and Region. */
	readonly central: {readonly accountId: string; readonly region: string};
	readonly document: string;
	/** The message as AWS sent it. */
	readonly message: string;
};

const defaultRole = 'AWS-SystemsManager-AutomationExecutionRole';

/**
Explain a cause of failures.

"Unable to be assumed" is a trap: AWS says the same for a role that is missing, one that doesn't trust the central account, and a runbook that isn't shared with the target account.

@returns `null` where AWS's own message is all that is known.
*/
export function explainCause(context: CauseContext): Explanation | null {
	return explanations.find(({pattern}) => pattern.test(context.message))?.explain(context) ?? null;
}

const explanations: ReadonlyArray<{
	readonly pattern: RegExp;
	readonly explain: (context: CauseContext) => Explanation;
}> = [
	{pattern: /(unable to be|can(?:'|no)t be) assumed/i, explain: explainRole},
	{
		pattern: /(rate exceeded|throttl)/i,
		explain: ({region}) => ({
			role: null,
			title: 'The account’s API limits in that Region were reached. A lower concurrency, or a retry later, helps.',
			checks: [
				{
					what: 'what else calls there',
					command: `aws cloudtrail lookup-events --region ${region} --max-results 50 --query "Events[].[EventTime,EventName,Username]" --output text`,
				},
			],
		}),
	},
	{
		pattern: /(not authorized to perform|AccessDenied|UnauthorizedOperation)/i,
		explain: context => ({
			role: null,
			title:
				'The runbook’s role in the target account lacks a permission, or an SCP or permissions boundary denies it.',
			checks: [
				{
					what: 'the role’s policies, signed in to the target account',
					command: `aws iam list-attached-role-policies --role-name ${quoteForBash(roleOf(context))}`,
				},
				{
					what: 'SCPs on the account, from the management account',
					command: `aws organizations list-policies-for-target --filter SERVICE_CONTROL_POLICY --target-id ${context.accountId}`,
				},
			],
		}),
	},
	{
		pattern: /(not (?:in a )?(?:valid|connected|managed)|InvalidInstanceId|instances? .*not .*(?:registered|running))/i,
		explain: ({region}) => ({
			role: null,
			title: 'Systems Manager doesn’t reach the instance: its agent, its instance profile or the way to the endpoints.',
			checks: [
				{
					what: 'what the agents there report, signed in to the target account',
					command: `aws ssm describe-instance-information --region ${region} --query "InstanceInformationList[].[InstanceId,PingStatus,LastPingDateTime]" --output text`,
				},
			],
		}),
	},
];

function explainRole(context: CauseContext): Explanation {
	const {accountId, central, document} = context;
	const role = roleOf(context);
	const isAmazons = /^(AWS|Amazon)[\w]*-/.test(document);
	return {
		role,
		title: isAmazons
			? 'AWS says this for three causes alike; the third can’t be it here, as AWS’s own runbooks are shared with everybody. x checks the others.'
			: 'AWS says this for three causes alike: x checks them.',
		checks: [
			{
				what: `1. the role is missing in ${accountId}: signed in there`,
				command: `aws iam get-role --role-name ${quoteForBash(role)}`,
			},
			{
				what: `2. its trust doesn’t let ${central.accountId} in: AWS-SystemsManager-AutomationAdministrationRole and ssm.amazonaws.com belong in it`,
				command: `aws iam get-role --role-name ${quoteForBash(role)} --query Role.AssumeRolePolicyDocument`,
			},
			{
				what: `3. the runbook isn’t shared with ${accountId}${isAmazons ? ' (not here)' : ''}: in the central account`,
				command: `aws ssm describe-document-permission --region ${central.region} --permission-type Share --name ${quoteForBash(document)}`,
			},
		],
	};
}

function roleOf({message}: CauseContext): string {
	return /:role\/(?:[\w+=,.@-]+\/)*([\w+=,.@-]*[\w+=@-])/.exec(message)?.[1] ?? defaultRole;
}
