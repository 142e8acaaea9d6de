import type {
	CloudFormationClient,
	StackInstanceSummary,
	StackSetOperationPreferences,
} from '@aws-sdk/client-cloudformation';
import type {OrganizationsClient} from '@aws-sdk/client-organizations';
import type {FoundInstance, FoundSet, WantedSet} from '../../core/actions/roles/deployment.ts';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {Status} from '../../core/domain/status.ts';
import type {StackSetOperation, StackSetStanding, StackSets} from '../../ports/stack-sets.ts';
import {explainRefusal} from './automation.ts';
import {connect} from './clients.ts';
import type {Environment} from './environment/environment.ts';
import {readPages} from './stack-set-pages.ts';
import type {ClientOptions, Way} from './way.ts';

export type StackSetSource = {
	readonly clientOptions: ClientOptions;
	readonly wayTo: (where: Location) => Promise<Way>;
	readonly central: () => Promise<Outcome<Location>>;
	readonly organizations: () => Promise<OrganizationsClient>;
	readonly environment: () => Environment | null;
};

type Sdk = typeof import('@aws-sdk/client-cloudformation');
type Run<T> = (client: CloudFormationClient, sdk: Sdk) => Promise<T>;

/** The service that its trusted access and its administrators go by. */
const stackSetsService = 'member.org.stacksets.cloudformation.amazonaws.com';

/** Every failure is told, none stops the rest; a quarter of the accounts at a time. */
const preferences: StackSetOperationPreferences = {
	FailureTolerancePercentage: 100,
	MaxConcurrentPercentage: 25,
	RegionConcurrencyType: 'PARALLEL',
};

/** CloudFormation's stack sets over the SDK. */
export function createStackSets(source: StackSetSource): StackSets {
	const {central, clientOptions, wayTo, environment} = source;
	const ask = async <T>(what: string, operation: string, run: Run<T>): Promise<Outcome<T>> => {
		const where = await central();
		if (!where.ok) {
			return where;
		}
		try {
			const [sdk, way] = await Promise.all([import('@aws-sdk/client-cloudformation'), wayTo(where.value)]);
			return succeed(await run(connect(sdk.CloudFormationClient, 'cloudformation', way, clientOptions), sdk));
		} catch (error) {
			const attempt = {what, operation: `cloudformation:${operation}`, where: where.value, environment: environment()};
			return fail(explainRefusal(error, attempt));
		}
	};
	return {
		...createReads(source, ask),
		createSet: (set, CallAs, PermissionModel, ClientRequestToken) =>
			ask(`create the stack set ${set.name}`, 'CreateStackSet', async (client, sdk) => {
				await client.send(
					new sdk.CreateStackSetCommand({
						...inputOf(set),
						CallAs,
						PermissionModel,
						ClientRequestToken,
						ManagedExecution: {Active: true},
						...(PermissionModel === 'SERVICE_MANAGED' && {
							AutoDeployment: {Enabled: true, RetainStacksOnAccountRemoval: false},
						}),
					}),
				);
			}),
		updateSet: (set, {as: CallAs, operationId: OperationId}) =>
			ask(`update the stack set ${set.name}`, 'UpdateStackSet', (client, sdk) =>
				once(() =>
					client.send(
						new sdk.UpdateStackSetCommand({...inputOf(set), CallAs, OperationId, OperationPreferences: preferences}),
					),
				),
			),
		createInstances: ({name, as: CallAs, operationId: OperationId}, {model, unitIds, accountIds}) =>
			ask(`deploy the stack set ${name}`, 'CreateStackInstances', (client, sdk) =>
				once(async () => {
					const where = await central();
					return client.send(
						new sdk.CreateStackInstancesCommand({
							StackSetName: name,
							CallAs,
							OperationId,
							OperationPreferences: preferences,
							Regions: [where.ok ? where.value.region : ''],
							...(model === 'SELF_MANAGED'
								? {Accounts: [...(accountIds ?? [])]}
								: {
										DeploymentTargets: {
											OrganizationalUnitIds: [...unitIds],
											...(accountIds !== null && {
												Accounts: [...accountIds],
												AccountFilterType: 'INTERSECTION' as const,
											}),
										},
									}),
						}),
					);
				}),
			),
		enableTrustedAccess: () =>
			ask('give StackSets trusted access', 'ActivateOrganizationsAccess', async (client, sdk) => {
				await client.send(new sdk.ActivateOrganizationsAccessCommand({}));
			}),
		async registerAdministrator(AccountId) {
			try {
				const [sdk, client] = await Promise.all([import('@aws-sdk/client-organizations'), source.organizations()]);
				await client.send(
					new sdk.RegisterDelegatedAdministratorCommand({AccountId, ServicePrincipal: stackSetsService}),
				);
				return succeed(undefined);
			} catch (error) {
				return isNamed(error, 'AccountAlreadyRegisteredException')
					? succeed(undefined)
					: fail(
							explainRefusal(error, {
								what: `register ${AccountId} as an administrator of StackSets`,
								operation: 'organizations:RegisterDelegatedAdministrator',
								environment: environment(),
							}),
						);
			}
		},
	};
}

type Ask = <T>(what: string, operation: string, run: Run<T>) => Promise<Outcome<T>>;

function createReads(
	source: StackSetSource,
	ask: Ask,
): Pick<StackSets, 'readStanding' | 'listRoots' | 'readSet' | 'readOperation' | 'readLastOperation' | 'listResults'> {
	return {
		readStanding: () => readStanding(source, ask),
		async listRoots() {
			try {
				const [sdk, client] = await Promise.all([import('@aws-sdk/client-organizations'), source.organizations()]);
				const {Roots = []} = await client.send(new sdk.ListRootsCommand({}));
				return succeed(Roots.map(({Id = ''}) => Id));
			} catch (error) {
				const attempt = {what: 'list the organization’s roots', operation: 'organizations:ListRoots'};
				return fail(explainRefusal(error, {...attempt, environment: source.environment()}));
			}
		},
		readSet: (StackSetName, CallAs) =>
			ask(`look at the stack set ${StackSetName}`, 'DescribeStackSet', (client, sdk) =>
				orNull('StackSetNotFoundException', async () => {
					const {StackSet} = await client.send(new sdk.DescribeStackSetCommand({StackSetName, CallAs}));
					const list = (token: string | undefined) =>
						client.send(new sdk.ListStackInstancesCommand({StackSetName, CallAs, MaxResults: 100, NextToken: token}));
					const {Summaries: operations = []} = await client.send(
						new sdk.ListStackSetOperationsCommand({StackSetName, CallAs, MaxResults: 10}),
					);
					const running = operations.find(({Status}) => /^(QUEUED|RUNNING|STOPPING)$/.test(Status ?? ''));
					return {
						permissionModel: StackSet?.PermissionModel ?? 'SELF_MANAGED',
						template: StackSet?.TemplateBody ?? '',
						parameters: Object.fromEntries(
							(StackSet?.Parameters ?? []).map(({ParameterKey = '', ParameterValue = ''}) => [
								ParameterKey,
								ParameterValue,
							]),
						),
						unitIds: StackSet?.OrganizationalUnitIds ?? [],
						instances: (await readPages(list, ({Summaries}) => Summaries)).map(toInstance),
						running: running?.OperationId ?? null,
					} satisfies FoundSet;
				}),
			),
		readOperation: ({name: StackSetName, as: CallAs, operationId: OperationId}) =>
			ask(`look at operation ${OperationId}`, 'DescribeStackSetOperation', (client, sdk) =>
				orNull(/^(OperationNotFound|StackSetNotFound)Exception$/, async () => {
					const {StackSetOperation: found} = await client.send(
						new sdk.DescribeStackSetOperationCommand({StackSetName, CallAs, OperationId}),
					);
					return toOperation(found ?? {});
				}),
			),
		readLastOperation: (StackSetName, CallAs) =>
			ask(`list the operations of ${StackSetName}`, 'ListStackSetOperations', (client, sdk) =>
				orNull('StackSetNotFoundException', async () => {
					const {Summaries: [last] = []} = await client.send(
						new sdk.ListStackSetOperationsCommand({StackSetName, CallAs, MaxResults: 1}),
					);
					return last === undefined ? null : toOperation(last);
				}),
			),
		listResults: ({name: StackSetName, as: CallAs, operationId: OperationId}) =>
			ask(`list the results of operation ${OperationId}`, 'ListStackSetOperationResults', async (client, sdk) => {
				const list = (token: string | undefined) =>
					client.send(
						new sdk.ListStackSetOperationResultsCommand({
							StackSetName,
							CallAs,
							OperationId,
							MaxResults: 100,
							NextToken: token,
						}),
					);
				return (await readPages(list, ({Summaries}) => Summaries)).map(
					({Account = '', Region = '', Status, StatusReason}) => ({
						where: {accountId: Account, region: Region},
						status: statuses[Status ?? ''] ?? 'Unknown',
						because: StatusReason || null,
					}),
				);
			}),
	};
}

async function readStanding(source: StackSetSource, ask: Ask): Promise<Outcome<StackSetStanding>> {
	const where = await source.central();
	if (!where.ok) {
		return where;
	}
	let managementAccountId: string | null;
	let organizationId: string | null;
	try {
		const [sdk, client] = await Promise.all([import('@aws-sdk/client-organizations'), source.organizations()]);
		const {Organization} = await client.send(new sdk.DescribeOrganizationCommand({}));
		managementAccountId = Organization?.MasterAccountId ?? null;
		organizationId = Organization?.Id ?? null;
	} catch (error) {
		if (isNamed(error, 'AWSOrganizationsNotInUseException')) {
			return succeed({role: 'none', organizationId: null, managementAccountId: null, isTrusted: null});
		}
		const attempt = {what: 'look at the organization', operation: 'organizations:DescribeOrganization'};
		return fail(explainRefusal(error, {...attempt, environment: source.environment()}));
	}
	const isManagement = managementAccountId === where.value.accountId;
	const access = await ask('look whether StackSets has trusted access', 'DescribeOrganizationsAccess', (client, sdk) =>
		orNull('ValidationError', async () => {
			const CallAs = isManagement ? 'SELF' : 'DELEGATED_ADMIN';
			const {Status} = await client.send(new sdk.DescribeOrganizationsAccessCommand({CallAs}));
			return Status ?? null;
		}),
	);
	if (!access.ok) {
		return access;
	}
	return succeed({
		role: isManagement ? 'management' : access.value === null ? 'member' : 'administrator',
		organizationId,
		managementAccountId,
		isTrusted: access.value === null ? null : access.value === 'ENABLED',
	});
}

function inputOf({name, template, parameters}: WantedSet) {
	return {
		StackSetName: name,
		Description: `Rolled out by rollgrid: the role ${name}`,
		TemplateBody: template,
		Capabilities: ['CAPABILITY_NAMED_IAM' as const],
		Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ParameterKey, ParameterValue})),
	};
}

const statuses: Readonly<Record<string, Status>> = {
	PENDING: 'Pending',
	RUNNING: 'InProgress',
	SUCCEEDED: 'Success',
	FAILED: 'Failed',
	CANCELLED: 'Cancelled',
};

function toInstance({
	Account = '',
	Region = '',
	Status,
	StackInstanceStatus,
	StatusReason,
}: StackInstanceSummary): FoundInstance {
	return {
		where: {accountId: Account, region: Region},
		isCurrent: Status === 'CURRENT',
		detailedStatus: StackInstanceStatus?.DetailedStatus ?? Status ?? '',
		because: StatusReason || null,
	};
}

function toOperation(found: {
	readonly OperationId?: string | undefined;
	readonly Action?: string | undefined;
	readonly Status?: string | undefined;
	readonly CreationTimestamp?: Date | undefined;
	readonly EndTimestamp?: Date | undefined;
}): StackSetOperation {
	return {
		operationId: found.OperationId ?? '',
		action: found.Action ?? '',
		status: found.Status ?? '',
		startedAt: found.CreationTimestamp?.getTime() ?? null,
		endedAt: found.EndTimestamp?.getTime() ?? null,
	};
}

/** An operation whose ID is known already was begun by the same call, whose answer was lost. */
async function once(run: () => Promise<unknown>): Promise<void> {
	try {
		await run();
	} catch (error) {
		if (!isNamed(error, 'OperationIdAlreadyExistsException')) {
			throw error;
		}
	}
}

async function orNull<T>(code: string | RegExp, run: () => Promise<T>): Promise<T | null> {
	try {
		return await run();
	} catch (error) {
		if (isNamed(error, code)) {
			return null;
		}
		throw error;
	}
}

function isNamed(error: unknown, code: string | RegExp): boolean {
	const name = (error as {readonly name?: string}).name ?? '';
	return typeof code === 'string' ? name === code : code.test(name);
}
