import type {StackSetOperationPreferences} from '@aws-sdk/client-cloudformation';
import type {WantedSet} from '../../core/actions/roles/deployment.ts';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {StackSets} from '../../ports/stack-sets.ts';
import {explainRefusal} from './automation.ts';
import {connect} from './clients.ts';
import {createReads} from './stack-set-reads.ts';
import {isNamed, type Run, type StackSetSource} from './stack-set-source.ts';

/** The service name of its trusted access and its administrators. */
const stackSetsService = 'member.org.stacksets.cloudformation.amazonaws.com';

/** Failures are reported, and none stops the rest; a quarter of the accounts run at a time. */
const preferences: StackSetOperationPreferences = {
	FailureTolerancePercentage: 100,
	MaxConcurrentPercentage: 25,
	RegionConcurrencyType: 'PARALLEL',
};

/** CloudFormation's stack sets over the SDK. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory, whose methods are short.
export function createStackSets(source: StackSetSource): StackSets {
	const {central, clientOptions, wayTo, environment} = source;
	const ask = async <T>(what: string, operation: string, run: Run<T>): Promise<Outcome<T>> => {
		const where = await central();
		if (!where.ok) {
			return where;
		}
		try {
			const [sdk, way] = await Promise.all([import('./sdk/cloudformation.ts'), wayTo(where.value)]);
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
		stopOperation: ({name: StackSetName, as: CallAs, operationId: OperationId}) =>
			ask(`stop operation ${OperationId}`, 'StopStackSetOperation', async (client, sdk) => {
				await client.send(new sdk.StopStackSetOperationCommand({StackSetName, CallAs, OperationId}));
			}),
		enableTrustedAccess: () =>
			ask('give StackSets trusted access', 'ActivateOrganizationsAccess', async (client, sdk) => {
				await client.send(new sdk.ActivateOrganizationsAccessCommand({}));
			}),
		async registerAdministrator(AccountId) {
			try {
				const [sdk, client] = await Promise.all([import('./sdk/organizations.ts'), source.organizations()]);
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

function inputOf({name, template, parameters}: WantedSet) {
	return {
		StackSetName: name,
		Description: `Rolled out by rollgrid: the role ${name}`,
		TemplateBody: template,
		Capabilities: ['CAPABILITY_NAMED_IAM' as const],
		Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ParameterKey, ParameterValue})),
	};
}

/** Where an operation with this ID exists already, the same call created it, and its response was lost. */
async function once(run: () => Promise<unknown>): Promise<void> {
	try {
		await run();
	} catch (error) {
		if (!isNamed(error, 'OperationIdAlreadyExistsException')) {
			throw error;
		}
	}
}
