import {ListRegionsCommand} from '@aws-sdk/client-account';
import {ListAccountsCommand} from '@aws-sdk/client-organizations';
import {
	DescribeAutomationExecutionsCommand,
	DescribeDocumentCommand,
	GetAutomationExecutionCommand,
	GetDocumentCommand,
	GetParametersByPathCommand,
	ListDocumentsCommand,
} from '@aws-sdk/client-ssm';
import {AssumeRoleCommand, GetCallerIdentityCommand} from '@aws-sdk/client-sts';
import {type Case, differs, held, heldIf, isDenied, refusal, unsettled} from '../case.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
const restart = 'AWS-RestartEC2Instance';

/** Cases that only read. */
export const readCases: readonly Case[] = [
	{
		fact: 'W1',
		title: 'timestamps are epoch seconds',
		async find({ssm, latestBody}) {
			await ssm.send(new DescribeDocumentCommand({Name: restart}));
			return heldIf(/"CreatedDate":\s*[\d.]+(?:E\d+)?[,}]/.test(latestBody()));
		},
	},
	{
		fact: 'W3',
		title: 'what breaks the model is told with value, place and constraint',
		async find({ssm}) {
			const refused = await refusal(ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId: 'x'})));
			return heldIf(
				refused?.code === 'ValidationException' &&
					/^1 validation error detected: Value 'x' at 'automationExecutionId' failed to satisfy constraint: Member must/.test(
						refused.text,
					),
			);
		},
	},
	{
		fact: 'W5',
		title: 'the member of front-end errors',
		async find({ssm, latestBody}) {
			await refusal(ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId: 'x'})));
			const member = /"([Mm]essage)":/.exec(latestBody())?.[1];
			return member === 'message' || member === 'Message'
				? {...heldIf(member === 'message'), settings: {frontEndMessageMember: member}}
				: unsettled;
		},
	},
	{
		fact: 'W7',
		title: "what a last page's token is",
		async find({ssm, latestBody}) {
			const {NextToken} = await ssm.send(new ListDocumentsCommand({Filters: [{Key: 'Name', Values: [restart]}]}));
			return NextToken
				? unsettled
				: {...held, settings: {lastPageToken: latestBody().includes('"NextToken"') ? 'empty' : 'absent'}};
		},
	},
	{
		fact: 'E1',
		title: 'an unknown execution is not found',
		async find({ssm}) {
			const refused = await refusal(ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId: nobody})));
			return heldIf(refused?.code === 'AutomationExecutionNotFoundException');
		},
	},
	{
		fact: 'E2',
		title: 'a list filtered by an unknown ID is empty',
		async find({ssm}) {
			const Filters = [{Key: 'ExecutionId' as const, Values: [nobody]}];
			const {AutomationExecutionMetadataList} = await ssm.send(new DescribeAutomationExecutionsCommand({Filters}));
			return heldIf(AutomationExecutionMetadataList?.length === 0);
		},
	},
	{
		fact: 'E3',
		title: 'the order of a list',
		async find({ssm}) {
			const {AutomationExecutionMetadataList = []} = await ssm.send(new DescribeAutomationExecutionsCommand({}));
			const starts = AutomationExecutionMetadataList.map(one => one.ExecutionStartTime?.getTime() ?? 0);
			const first = starts[0] ?? 0;
			const last = starts.at(-1) ?? 0;
			if (first === last) {
				return unsettled;
			}
			return {...heldIf(first > last), settings: {listOrder: first > last ? 'newest-first' : 'oldest-first'}};
		},
	},
	{
		fact: 'E5',
		title: 'a page has at most 50 executions',
		async find({ssm}) {
			const refused = await refusal(ssm.send(new DescribeAutomationExecutionsCommand({MaxResults: 51})));
			return heldIf(refused?.code === 'ValidationException');
		},
	},
	{
		fact: 'R1',
		title: 'whether what is shared includes what is own',
		async find({ssm, sts}) {
			const {Account} = await sts.send(new GetCallerIdentityCommand({}));
			const owned = async (owner: string) => {
				const Filters = [{Key: 'Owner', Values: [owner]}];
				return (await ssm.send(new ListDocumentsCommand({Filters}))).DocumentIdentifiers ?? [];
			};
			if ((await owned('Self')).length === 0) {
				return unsettled;
			}
			const includesOwn = (await owned('Private')).some(({Owner}) => Owner === Account);
			return {...heldIf(!includesOwn), settings: {privateListIncludesOwn: includesOwn}};
		},
	},
	{
		fact: 'R3',
		title: 'a document comes as JSON unless YAML is asked for',
		async find({ssm}) {
			const {DocumentFormat, Content = ''} = await ssm.send(new GetDocumentCommand({Name: restart}));
			return heldIf(DocumentFormat === 'JSON' && Content.trimStart().startsWith('{'));
		},
	},
	{
		fact: 'R4',
		title: 'the parameters and steps of AWS-RestartEC2Instance',
		async find({ssm}) {
			const {Document} = await ssm.send(new DescribeDocumentCommand({Name: restart}));
			const {Content = '{}'} = await ssm.send(new GetDocumentCommand({Name: restart}));
			const {mainSteps = []} = JSON.parse(Content) as {readonly mainSteps?: ReadonlyArray<{readonly name: string}>};
			const names = Document?.Parameters?.map(({Name}) => Name) ?? [];
			return heldIf(
				names.includes('InstanceId') &&
					names.includes('AutomationAssumeRole') &&
					mainSteps.map(({name}) => name).join() === 'stopInstances,startInstances',
			);
		},
	},
	{
		fact: 'A1',
		title: 'a page of Organizations has at most 20 items',
		async find({organizations}) {
			const refused = await refusal(organizations.send(new ListAccountsCommand({MaxResults: 21})));
			return isDenied(refused) ? unsettled : heldIf(refused?.code === 'InvalidInputException');
		},
	},
	{
		fact: 'A4',
		title: 'AssumeRole with a malformed ARN',
		async find({sts}) {
			const RoleArn = 'arn:nowhere:iam::1:role/x';
			const refused = await refusal(sts.send(new AssumeRoleCommand({RoleArn, RoleSessionName: 'conformance'})));
			return heldIf(refused?.code === 'ValidationError' && refused.text.endsWith('is invalid'));
		},
	},
	{
		fact: 'A5',
		title: 'transitive keys without a tag',
		async find({sts}) {
			const {Arn = ''} = await sts.send(new GetCallerIdentityCommand({}));
			const [, partition = '', , , account = ''] = Arn.split(':');
			const input = {
				RoleArn: `arn:${partition}:iam::${account}:role/rollgrid-conformance-nobody`,
				RoleSessionName: 'conformance',
				TransitiveTagKeys: ['a'],
			};
			const refused = await refusal(sts.send(new AssumeRoleCommand(input)));
			return refused?.code === 'AccessDenied' ? unsettled : heldIf(refused?.code === 'InvalidParameterValue');
		},
	},
	{
		fact: 'A8',
		title: 'the Regions that have Systems Manager are listed ten a page, of all partitions',
		async find({ssm}) {
			const Path = '/aws/service/global-infrastructure/services/ssm/regions';
			const {Parameters = [], NextToken} = await ssm.send(new GetParametersByPathCommand({Path}));
			return heldIf(Parameters.length <= 10 && Boolean(NextToken));
		},
	},
	{
		fact: 'A9',
		title: 'listing the Regions of another account needs trusted access',
		async find({account, sts}) {
			const {Account} = await sts.send(new GetCallerIdentityCommand({}));
			const refused = await refusal(account.send(new ListRegionsCommand({AccountId: Account})));
			if (refused === undefined) {
				return {...held, settings: {accountManagementTrusted: true}};
			}
			if (refused.text.includes('must first enable trusted access')) {
				return {...held, settings: {accountManagementTrusted: false}};
			}
			return isDenied(refused) ? unsettled : differs;
		},
	},
];
