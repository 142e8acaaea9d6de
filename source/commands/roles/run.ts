import {exitStatus, type Services, tellFailure} from '../services.ts';
import {printAdministrationRole} from './administration.ts';
import {printDeployment} from './deploy.ts';
import {printExecutionRole} from './execution.ts';
import {printOperatorRole} from './operator.ts';

/** The roles that have a template. */
export type RoleTemplate = 'administration' | 'execution' | 'operator';

/** A role's CloudFormation template as YAML; ends with a line break. */
export function printRole(name: RoleTemplate, isOrganization: boolean, externalId: string): string {
	switch (name) {
		case 'administration':
			return printAdministrationRole(isOrganization);
		case 'execution':
			return printExecutionRole(isOrganization);
		case 'operator':
			return printOperatorRole(isOrganization, externalId);
	}
}

export type DeployOptions = {
	readonly accounts: readonly string[];
	readonly units: readonly string[];
	readonly isOrganization: boolean;
	/** Asked for by the templates of an organization. */
	readonly organizationId: string | undefined;
	readonly externalId: string;
};

/** Print how the target accounts' roles are rolled out with StackSets. Changes nothing in AWS. */
export async function deployRoles(services: Services, options: DeployOptions): Promise<number> {
	const {accounts, units, isOrganization, organizationId, externalId} = options;
	const mistakes = [
		...(accounts.length > 0 && units.length > 0 ? ['rollgrid roles deploy takes --account or --unit, not both'] : []),
		...accounts.filter(one => !/^\d{12}$/.test(one)).map(one => `--account "${one}" is no account ID: write 12 digits`),
		...units
			.filter(one => !/^(ou-[a-z0-9]+-[a-z0-9]+|r-[a-z0-9]+)$/.test(one))
			.map(one => `--unit "${one}" is neither an OU’s ID nor a root’s: write ou-a1b2-c3d4e5f6 or r-a1b2`),
		...(isOrganization && organizationId === undefined
			? ['rollgrid roles deploy --organization needs --organization-id, such as o-a1b2c3d4e5']
			: []),
	];
	if (mistakes.length > 0) {
		for (const mistake of mistakes) {
			services.tell(`× ${mistake}`);
		}

		return exitStatus.wrongUsage;
	}

	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {accountId: centralAccountId, region} = located.value.central;
	const organization = isOrganization ? (organizationId ?? null) : null;
	services.print(
		printDeployment({centralAccountId, region, accounts, units, organizationId: organization, externalId}).trimEnd(),
	);
	services.tell('Nothing was deployed. Read the commands, then run them: rollgrid roles deploy … | sh');
	return exitStatus.done;
}
