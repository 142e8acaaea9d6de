import type {EvaluationResult, IAMClient} from '@aws-sdk/client-iam';
import type {OrganizationsClient} from '@aws-sdk/client-organizations';
import type {Decision, Wish} from '../../core/actions/preflight/decision.ts';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {Readiness} from '../../ports/readiness.ts';
import {type Ask, explainRefusal} from './automation.ts';
import {connect} from './clients.ts';
import {readPolicies} from './role-policies.ts';
import type {ClientOptions, Way} from './way.ts';

export type ReadinessSource = {
	readonly ask: Ask;
	readonly clientOptions: ClientOptions;
	readonly wayTo: (where: Location) => Promise<Way>;
	readonly organizations: () => Promise<OrganizationsClient>;
};

/** ARNs of one simulation: AWS doesn't publish its limit, and a hundred fit in one page of results. */
const resourcesAtOnce = 100;

/** The name of the quota of automations that run at once, and not of those under rate control. */
const concurrentName = /^concurrent(?!.*rate.control).*automation/i;

/** The reads before a launch, over the SDK. Each service's client is loaded at its first read. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory, whose methods are short.
export function createReadiness({ask, clientOptions, wayTo, organizations}: ReadinessSource): Readiness {
	const attempt = async <T>(
		what: string,
		operation: string,
		where: Location,
		read: () => Promise<T>,
	): Promise<Outcome<T>> => {
		try {
			return succeed(await read());
		} catch (error) {
			return fail(explainRefusal(error, {what, operation, where, environment: clientOptions.environment()}));
		}
	};
	const iam = async (where: Location): Promise<IAMClient> => {
		const {IAMClient: Client} = await import('./sdk/iam.ts');
		return connect(Client, 'iam', await wayTo(where), clientOptions);
	};

	return {
		readStanding: where =>
			attempt('look at the organization', 'organizations:DescribeOrganization', where, async () =>
				readStanding(await organizations()),
			),
		simulate: (where, principalArn, wishes) =>
			attempt(`find out what ${principalArn} may do`, 'iam:SimulatePrincipalPolicy', where, async () => {
				const client = await iam(where);
				const decided: Decision[] = [];
				for (const together of gatherWishes(wishes)) {
					decided.push(...(await simulate(client, principalArn, together)));
				}

				return decided;
			}),
		readPolicies: (where, roleName) =>
			attempt(`read the policies of the role ${roleName}`, 'iam:ListRolePolicies', where, async () =>
				readPolicies(await iam(where), roleName),
			),
		readAlarm: (where, name) =>
			attempt(`look at the alarm ${name}`, 'cloudwatch:DescribeAlarms', where, async () => {
				const {CloudWatchClient, DescribeAlarmsCommand} = await import('@aws-sdk/client-cloudwatch');
				const client = connect(CloudWatchClient, 'cloudwatch', await wayTo(where), clientOptions);
				const {MetricAlarms = [], CompositeAlarms = []} = await client.send(
					new DescribeAlarmsCommand({AlarmNames: [name], AlarmTypes: ['CompositeAlarm', 'MetricAlarm']}),
				);
				return [...MetricAlarms, ...CompositeAlarms][0]?.StateValue ?? null;
			}),
		readCalendar: (where, name) =>
			ask({what: `look at the Change Calendar ${name}`, operation: 'GetCalendarState', where}, async (client, sdk) => {
				const {State, NextTransitionTime} = await client.send(new sdk.GetCalendarStateCommand({CalendarNames: [name]}));
				return {isOpen: State === 'OPEN', changesAt: NextTransitionTime ?? null};
			}),
		readQuotas: where =>
			attempt('read the quotas of automations', 'servicequotas:ListServiceQuotas', where, async () => {
				const sdk = await import('@aws-sdk/client-service-quotas');
				const client = connect(sdk.ServiceQuotasClient, 'service-quotas', await wayTo(where), clientOptions);
				for await (const {Quotas = []} of sdk.paginateListServiceQuotas({client}, {ServiceCode: 'ssm'})) {
					const quota = Quotas.find(({QuotaName = ''}) => concurrentName.test(QuotaName));
					if (quota?.Value !== undefined) {
						return {concurrent: quota.Value};
					}
				}

				return {concurrent: null};
			}),
		findGroup: (where, name) =>
			attempt(`look for the resource group ${name}`, 'resource-groups:ListGroupResources', where, async () => {
				const sdk = await import('@aws-sdk/client-resource-groups');
				const client = connect(sdk.ResourceGroupsClient, 'resource-groups', await wayTo(where), clientOptions);
				try {
					const answer = await client.send(new sdk.ListGroupResourcesCommand({Group: name, MaxResults: 1}));
					// The older member still exists, and some responses have only that.
					const members = [...(answer.Resources ?? []), ...(answer.ResourceIdentifiers ?? [])];
					return members.length > 0 ? 'filled' : 'empty';
				} catch (error) {
					if ((error as {readonly name?: string}).name === 'NotFoundException') {
						return 'missing';
					}

					throw error;
				}
			}),
		hasTagged: (where, key, values) =>
			attempt(`look for tag ${key}`, 'tag:GetResources', where, async () => {
				const sdk = await import('@aws-sdk/client-resource-groups-tagging-api');
				const client = connect(
					sdk.ResourceGroupsTaggingAPIClient,
					'resource-groups-tagging-api',
					await wayTo(where),
					clientOptions,
				);
				const {ResourceTagMappingList = []} = await client.send(
					new sdk.GetResourcesCommand({TagFilters: [{Key: key, Values: [...values]}], ResourcesPerPage: 1}),
				);
				return ResourceTagMappingList.length > 0;
			}),
	};
}

type Together = Pick<Wish, 'resources'> & {
	readonly actions: readonly string[];
	readonly context: NonNullable<Wish['context']>;
};

/** Actions on the same resources under the same conditions share one call. */
function gatherWishes(wishes: readonly Wish[]): readonly Together[] {
	const groups = Map.groupBy(wishes, ({resources, context = {}}) => JSON.stringify([resources, context]));
	return [...groups.values()].map(group => ({
		actions: group.map(({action}) => action),
		resources: group[0]!.resources,
		context: group[0]!.context ?? {},
	}));
}

async function simulate(client: IAMClient, principalArn: string, {actions, resources, context}: Together) {
	const {SimulatePrincipalPolicyCommand} = await import('./sdk/iam.ts');
	const decisions: Decision[] = [];
	const entries = Object.entries(context).map(([ContextKeyName, value]) => ({
		ContextKeyName,
		ContextKeyValues: [value],
		ContextKeyType: 'string' as const,
	}));
	const all = resources.length === 0 ? ['*'] : resources;
	for (let from = 0; from < all.length; from += resourcesAtOnce) {
		let marker: string | undefined;
		do {
			const answer = await client.send(
				new SimulatePrincipalPolicyCommand({
					PolicySourceArn: principalArn,
					ActionNames: [...actions],
					ResourceArns: all.slice(from, from + resourcesAtOnce),
					...(entries.length === 0 ? {} : {ContextEntries: entries}),
					MaxItems: 1000,
					...(marker === undefined ? {} : {Marker: marker}),
				}),
			);
			decisions.push(...(answer.EvaluationResults ?? []).map(fromResult));
			marker = answer.IsTruncated ? answer.Marker : undefined;
		} while (marker !== undefined);
	}

	return decisions;
}

function fromResult({
	EvalActionName = '',
	EvalResourceName = '*',
	EvalDecision = 'implicitDeny',
	MissingContextValues = [],
	PermissionsBoundaryDecisionDetail: bound,
}: EvaluationResult): Decision {
	return {
		action: EvalActionName,
		resource: EvalResourceName,
		decision: EvalDecision,
		// A boundary that denies an action on `*` may allow it on the real resource.
		isOpen:
			MissingContextValues.length > 0 || (EvalResourceName === '*' && bound?.AllowedByPermissionsBoundary === false),
	};
}

async function readStanding(client: OrganizationsClient) {
	const sdk = await import('./sdk/organizations.ts');
	const {Organization} = await client.send(new sdk.DescribeOrganizationCommand({}));
	// AWS refuses an account that is neither management account nor delegated administrator: so the refusal shows what it is.
	const unlessRefused = <T>(read: Promise<T>): Promise<T | null> =>
		read.catch((error: unknown) => {
			if (/^AccessDenied/.test((error as {readonly name?: string}).name ?? '')) {
				return null;
			}

			throw error;
		});
	const delegated = async (): Promise<readonly string[]> => {
		const pages = sdk.paginateListDelegatedAdministrators({client}, {ServicePrincipal: 'ssm.amazonaws.com'});
		const ids: string[] = [];
		for await (const {DelegatedAdministrators = []} of pages) {
			ids.push(...DelegatedAdministrators.map(({Id = ''}) => Id));
		}

		return ids;
	};
	const trusted = async (): Promise<readonly string[]> => {
		const services: string[] = [];
		for await (const {EnabledServicePrincipals = []} of sdk.paginateListAWSServiceAccessForOrganization({client}, {})) {
			services.push(...EnabledServicePrincipals.map(({ServicePrincipal = ''}) => ServicePrincipal));
		}

		return services;
	};
	// One after the other: Organizations refuses two at once.
	const delegatedAccountIds = await unlessRefused(delegated());
	const trustedServices = await unlessRefused(trusted());
	return {
		organizationId: Organization?.Id ?? '',
		managementAccountId: Organization?.MasterAccountId ?? '',
		delegatedAccountIds,
		trustedServices,
	};
}
