import type {Location} from '../../core/domain/location.ts';
import type {StackSetStanding} from '../../ports/stack-sets.ts';
import {exitStatus, tellFailure} from '../services.ts';
import type {DeployOptions, DeployServices} from './deploy.ts';

type Prepared = {readonly standing: StackSetStanding} | {readonly status: number};

/**
Prepare an organization for StackSets: trusted access, and an administrator. Each is a step with a question of its own, which `--yes` never confirms.

Self-managed sets need neither, so nothing of the organization is read for them.
*/
export async function prepareOrganization(
	services: DeployServices,
	central: Location,
	options: DeployOptions,
): Promise<Prepared> {
	const {stackSets, tell} = services;
	const isByAccounts = options.accounts.length > 0;
	const read = await stackSets.readStanding();
	if (!read.ok) {
		return isByAccounts && !options.isOrganization
			? {standing: {role: 'member', organizationId: null, managementAccountId: null, isTrusted: null}}
			: {status: tellFailure(services, read.failure)};
	}

	const standing = read.value;
	if (isByAccounts) {
		return {standing};
	}

	if (standing.role === 'none') {
		tell('× The central account is in no organization: name the target accounts with --account.');
		return {status: exitStatus.wrongUsage};
	}

	if (standing.role === 'member') {
		tell(
			`× ${central.accountId} may not deploy to OUs: it is neither the management account nor an administrator of StackSets.`,
		);
		tell(
			`  In the management account ${standing.managementAccountId}: rollgrid roles deploy --register-administrator ${central.accountId}`,
		);
		return {status: exitStatus.wrongUsage};
	}

	return prepareAccess(services, standing, options);
}

async function prepareAccess(
	services: DeployServices,
	standing: StackSetStanding,
	options: DeployOptions,
): Promise<Prepared> {
	const {stackSets, tell, confirm} = services;
	const isReading = options.isDryRun || options.isStatus;
	if (standing.isTrusted === false) {
		if (isReading) {
			tell(
				'StackSets has no trusted access to the organization: deploying asks for it first (--enable-trusted-access).',
			);
			return {standing};
		}

		const isWanted =
			options.enablesTrustedAccess ||
			(await confirm('Give CloudFormation StackSets trusted access to every account of the organization?'));
		if (!isWanted) {
			tell(
				'× StackSets has no trusted access to the organization, and --yes doesn’t give it: --enable-trusted-access does.',
			);
			return {status: exitStatus.wrongUsage};
		}

		const enabled = await stackSets.enableTrustedAccess();
		if (!enabled.ok) {
			return {status: tellFailure(services, enabled.failure)};
		}

		tell('StackSets has trusted access to the organization now.');
	}

	const {administrator} = options;
	if (administrator === undefined) {
		return {standing: {...standing, isTrusted: true}};
	}

	if (isReading) {
		tell(`${administrator} would be registered as an administrator of StackSets.`);
		return {standing};
	}

	const registered = await stackSets.registerAdministrator(administrator);
	if (!registered.ok) {
		return {status: tellFailure(services, registered.failure)};
	}

	tell(`${administrator} is an administrator of StackSets now: it may deploy to the organization’s OUs.`);
	return {status: exitStatus.done};
}
