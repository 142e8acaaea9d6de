import type {StackInstanceSummary} from '@aws-sdk/client-cloudformation';
import type {FoundInstance, FoundSet} from '../../core/actions/roles/deployment.ts';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Status} from '../../core/domain/status.ts';
import type {StackSetOperation, StackSetStanding, StackSets} from '../../ports/stack-sets.ts';
import {explainRefusal} from './automation.ts';
import {readPages} from './stack-set-pages.ts';
import {type Ask, isNamed, type StackSetSource} from './stack-set-source.ts';

/** The reads of stack sets. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory, whose methods are short.
export function createReads(
	source: StackSetSource,
	ask: Ask,
): Pick<StackSets, 'readStanding' | 'listRoots' | 'readSet' | 'readOperation' | 'readLastOperation' | 'listResults'> {
	return {
		readStanding: () => readStanding(source, ask),
		async listRoots() {
			try {
				const [sdk, client] = await Promise.all([import('./sdk/organizations.ts'), source.organizations()]);
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
		const [sdk, client] = await Promise.all([import('./sdk/organizations.ts'), source.organizations()]);
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
