import type {RoleTargets, WantedSet} from '../../core/actions/roles/deployment.ts';
import {printRole} from '../../core/actions/roles/print-role.ts';
import type {RoleOptions} from '../../core/actions/roles/template-parameters.ts';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {CallAs, StackSetStanding, StackSets} from '../../ports/stack-sets.ts';
import type {Services} from '../services.ts';

export type DeploymentServices = Services & {readonly stackSets: StackSets};

/** The options of `roles deploy` and `roles diff`. */
export type DeploymentOptions = RoleOptions & {
	readonly accounts: readonly string[];
	readonly units: readonly string[];
	/** Read from AWS where left out. */
	readonly organizationId: string | undefined;
};

export type Deployment = {
	readonly central: Location;
	readonly standing: StackSetStanding;
	readonly as: CallAs;
	readonly targets: RoleTargets;
	readonly sets: readonly WantedSet[];
};

/** Collect what is deployed where; reads from AWS what the options leave out. */
export async function readDeployment(
	services: DeploymentServices,
	central: Location,
	standing: StackSetStanding,
	options: DeploymentOptions,
): Promise<Outcome<Deployment>> {
	const targets = await readTargets(services, standing, options);
	if (!targets.ok) {
		return targets;
	}

	const organizationId = options.organizationId ?? standing.organizationId;
	if (options.isOrganization && organizationId === null) {
		return fail({
			kind: 'invalid',
			what: 'The central account is in no organization',
			next: 'Leave --organization out.',
		});
	}

	return succeed({
		central,
		standing,
		as: targets.value.kind === 'units' && standing.role === 'administrator' ? 'DELEGATED_ADMIN' : 'SELF',
		targets: targets.value,
		sets: wantedSets(central, options, options.isOrganization ? organizationId : null),
	});
}

function wantedSets({accountId}: Location, options: RoleOptions, organizationId: string | null): readonly WantedSet[] {
	const {path, boundary, externalId} = options;
	const parameters = {
		AdminAccountId: accountId,
		RolePath: path,
		PermissionsBoundary: boundary,
		...(organizationId !== null && {OrganizationID: organizationId}),
	};
	return [
		{
			name: 'AWS-SystemsManager-AutomationExecutionRole',
			role: 'execution',
			template: printRole('execution', options),
			parameters,
		},
		{
			name: 'RollgridOperatorRole',
			role: 'operator',
			template: printRole('operator', options),
			parameters: {...parameters, ExternalId: externalId},
		},
	];
}

async function readTargets(
	{stackSets, directory}: DeploymentServices,
	{managementAccountId}: StackSetStanding,
	{accounts, units}: DeploymentOptions,
): Promise<Outcome<RoleTargets>> {
	if (accounts.length > 0) {
		return succeed({kind: 'accounts', accountIds: [...new Set(accounts)]});
	}

	const roots = await stackSets.listRoots();
	if (!roots.ok) {
		return roots;
	}

	const unitIds = units.length > 0 ? [...new Set(units)] : roots.value;
	const listed = await directory.listAccounts();
	if (!listed.ok) {
		return succeed({kind: 'units', unitIds, accountIds: null});
	}

	const isEverywhere = unitIds.some(unit => roots.value.includes(unit));
	const below = listed.value.filter(
		({accountId, state, path}) =>
			accountId !== managementAccountId &&
			(state === null || state === 'ACTIVE') &&
			(isEverywhere || path.some(({id}) => unitIds.includes(id))),
	);
	return succeed({kind: 'units', unitIds, accountIds: below.map(({accountId}) => accountId)});
}
