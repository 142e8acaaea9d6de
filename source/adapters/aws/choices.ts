import type {GetExecutionPreviewCommandOutput, StartExecutionPreviewCommandInput} from '@aws-sdk/client-ssm';
import type {ExecutionPreview} from '../../core/domain/execution-preview.ts';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import {namesAutomationService} from '../../core/domain/partition.ts';
import type {Choices} from '../../ports/choices.ts';
import type {Ask} from './automation.ts';
import {connect} from './clients.ts';
import {toFailure} from './failures.ts';
import type {ClientOptions, Way} from './way.ts';

export type ChoicesSource = {
	readonly ask: Ask;
	readonly clientOptions: ClientOptions;
	readonly wayTo: (where: Location) => Promise<Way>;
};

/** The most names that a form is given of one list: enough to choose from, few enough to be read to their end. */
const mostNames = 2000;

/** Lists of the central account, from the services that have them. Each service's client is loaded with the first question to it. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory, whose methods are short.
export function createChoices({ask, clientOptions, wayTo}: ChoicesSource): Choices {
	/** Request page after page of a service; an exception becomes a failure value. */
	const walk = async (
		what: string,
		operation: string,
		where: Location,
		read: () => Promise<(token: string | undefined) => Promise<NamesPage>>,
	): Promise<Outcome<readonly string[]>> => {
		try {
			const readPage = await read();
			const names: string[] = [];
			let token: string | undefined;
			do {
				const page = await readPage(token);
				names.push(...page.names.filter(name => name !== undefined));
				token = page.token || undefined;
			} while (token !== undefined && names.length < mostNames);

			return succeed(names);
		} catch (error) {
			return fail(toFailure(error, {what, operation, where, environment: clientOptions.environment()}));
		}
	};

	return {
		listAlarms: where =>
			walk('list the alarms', 'cloudwatch:DescribeAlarms', where, async () => {
				const {CloudWatchClient, DescribeAlarmsCommand} = await import('@aws-sdk/client-cloudwatch');
				const client = connect(CloudWatchClient, 'cloudwatch', await wayTo(where), clientOptions);
				return async token => {
					const answer = await client.send(
						new DescribeAlarmsCommand({
							// Composite alarms come only where they are named.
							AlarmTypes: ['CompositeAlarm', 'MetricAlarm'],
							MaxRecords: 100,
							...(token === undefined ? {} : {NextToken: token}),
						}),
					);
					const alarms = [...(answer.CompositeAlarms ?? []), ...(answer.MetricAlarms ?? [])];
					return {names: alarms.map(({AlarmName}) => AlarmName), token: answer.NextToken};
				};
			}),

		listResourceGroups: where =>
			walk('list the resource groups', 'resource-groups:ListGroups', where, async () => {
				const {ListGroupsCommand, ResourceGroupsClient} = await import('@aws-sdk/client-resource-groups');
				const client = connect(ResourceGroupsClient, 'resource-groups', await wayTo(where), clientOptions);
				return async token => {
					const answer = await client.send(
						new ListGroupsCommand({MaxResults: 50, ...(token === undefined ? {} : {NextToken: token})}),
					);
					return {names: (answer.GroupIdentifiers ?? []).map(({GroupName}) => GroupName), token: answer.NextToken};
				};
			}),

		listAutomationRoles: where =>
			walk('list the roles', 'iam:ListRoles', where, async () => {
				const {IAMClient, ListRolesCommand} = await import('./sdk/iam.ts');
				const client = connect(IAMClient, 'iam', await wayTo(where), clientOptions);
				return async token => {
					const answer = await client.send(
						new ListRolesCommand({MaxItems: 1000, ...(token === undefined ? {} : {Marker: token})}),
					);
					const roles = (answer.Roles ?? []).filter(role => letsAutomationIn(role.AssumeRolePolicyDocument));
					return {names: roles.map(({Arn}) => Arn), token: answer.IsTruncated ? answer.Marker : undefined};
				};
			}),

		listEnabledRegions: where =>
			walk('list the enabled Regions', 'account:ListRegions', where, async () => {
				const {AccountClient, ListRegionsCommand} = await import('@aws-sdk/client-account');
				const client = connect(AccountClient, 'account', await wayTo(where), clientOptions);
				return async token => {
					// Without an account ID it is the caller's own: with one it needs trusted access, even for itself.
					const answer = await client.send(
						new ListRegionsCommand({
							MaxResults: 50,
							RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'],
							...(token === undefined ? {} : {NextToken: token}),
						}),
					);
					return {names: (answer.Regions ?? []).map(({RegionName}) => RegionName), token: answer.NextToken};
				};
			}),

		listOptInRegions: (where, accountId) =>
			walk('list the opt-in Regions', 'account:ListRegions', where, async () => {
				const {AccountClient, ListRegionsCommand} = await import('@aws-sdk/client-account');
				const client = connect(AccountClient, 'account', await wayTo(where), clientOptions);
				return async token => {
					const answer = await client.send(
						new ListRegionsCommand({
							MaxResults: 50,
							RegionOptStatusContains: ['ENABLED', 'ENABLING'],
							...(accountId === where.accountId ? {} : {AccountId: accountId}),
							...(token === undefined ? {} : {NextToken: token}),
						}),
					);
					return {names: (answer.Regions ?? []).map(({RegionName}) => RegionName), token: answer.NextToken};
				};
			}),

		startPreview: (where, request) =>
			ask({what: 'ask for a preview', operation: 'StartExecutionPreview', where}, async (client, sdk) => {
				const answer = await client.send(new sdk.StartExecutionPreviewCommand(toPreviewInput(request)));
				return answer.ExecutionPreviewId ?? '';
			}),

		getPreview: (where, previewId) =>
			ask({what: 'read the preview', operation: 'GetExecutionPreview', where}, async (client, sdk) =>
				fromPreview(await client.send(new sdk.GetExecutionPreviewCommand({ExecutionPreviewId: previewId}))),
			),
	};
}

type NamesPage = {readonly names: ReadonlyArray<string | undefined>; readonly token: string | undefined};

/** Whether a role's trust, which IAM encodes as in a URL, names Systems Manager. */
function letsAutomationIn(policy: string | undefined): boolean {
	try {
		return namesAutomationService(decodeURIComponent(policy ?? ''));
	} catch {
		return false;
	}
}

/** Members of a start that a preview takes too; it knows a runbook by its name only, not by its ARN. */
const previewed = [
	'Parameters',
	'TargetParameterName',
	'Targets',
	'TargetMaps',
	'TargetLocations',
	'TargetLocationsURL',
] as const;

function toPreviewInput(request: Readonly<Record<string, unknown>>): StartExecutionPreviewCommandInput {
	const {DocumentName, DocumentVersion} = request as {readonly DocumentName: string; readonly DocumentVersion?: string};
	return {
		DocumentName: DocumentName.slice(DocumentName.lastIndexOf('/') + 1),
		...(DocumentVersion === undefined ? {} : {DocumentVersion}),
		ExecutionInputs: {
			Automation: Object.fromEntries(
				previewed.filter(name => request[name] !== undefined).map(name => [name, request[name]]),
			),
		},
	};
}

function fromPreview(sdk: GetExecutionPreviewCommandOutput): ExecutionPreview {
	const preview = sdk.ExecutionPreview?.Automation;
	const steps = preview?.StepPreviews;
	const countOf = (impact: 'Mutating' | 'NonMutating' | 'Undetermined') => (steps ? (steps[impact] ?? 0) : null);
	return {
		status: sdk.Status ?? 'Pending',
		message: sdk.StatusMessage ?? null,
		mutatingSteps: countOf('Mutating'),
		nonMutatingSteps: countOf('NonMutating'),
		undeterminedSteps: countOf('Undetermined'),
		regions: preview?.Regions ?? [],
		targets: (preview?.TargetPreviews ?? []).map(({TargetType, Count}) => ({
			type: TargetType ?? '',
			count: Count ?? 0,
		})),
		totalAccounts: preview?.TotalAccounts ?? null,
	};
}
