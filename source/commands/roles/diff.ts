import {differencesOf} from '../../core/actions/roles/deployment.ts';
import {diffLines, printDiff} from '../../core/status/line-diff.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import {exitStatus, tellFailure} from '../services.ts';
import {describeFailures} from './operation-reporters.ts';
import {type DeploymentOptions, type DeploymentServices, readDeployment} from './read-deployment.ts';

/**
Report where the deployed roles differ from the printed ones: the stack sets' templates and parameters, and the accounts that lack a role or have an older one. Reads only.

@returns 0 where nothing differs, 1 where something does.
*/
export async function diffRoles(
	services: DeploymentServices,
	options: DeploymentOptions & {readonly isJson: boolean},
): Promise<number> {
	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const read = await services.stackSets.readStanding();
	const standing = read.ok
		? read.value
		: ({role: 'member', organizationId: null, managementAccountId: null, isTrusted: null} as const);
	if (!read.ok && options.accounts.length === 0) {
		return tellFailure(services, read.failure);
	}

	const deployment = await readDeployment(services, located.value.central, standing, options);
	if (!deployment.ok) {
		return tellFailure(services, deployment.failure);
	}

	const {sets, as, targets} = deployment.value;
	let isSame = true;
	for (const set of sets) {
		const found = await services.stackSets.readSet(set.name, as);
		if (!found.ok) {
			return tellFailure(services, found.failure);
		}

		const differences = found.value === null ? ['it isn’t deployed'] : differencesOf(set, found.value);
		const instances = found.value?.instances ?? [];
		const deployed = new Set(instances.map(({where}) => where.accountId));
		const missing = found.value === null ? [] : (targets.accountIds ?? []).filter(id => !deployed.has(id));
		const behind = instances.filter(({isCurrent}) => !isCurrent);
		const lines = found.value === null ? [] : printDiff(diffLines(found.value.template, set.template));
		isSame &&= differences.length === 0 && missing.length === 0 && behind.length === 0;
		if (options.isJson) {
			const accounts = {missing, behind: behind.map(({where}) => where.accountId)};
			services.print(printJson({stackSet: set.name, differences, template: lines, accounts}));
			continue;
		}

		const {print} = services;
		print(`${set.name}: ${differences.length === 0 ? 'as printed' : `different: ${differences.join(', ')}`}`);
		for (const line of lines) {
			print(toPrintableLine(line));
		}

		if (missing.length > 0) {
			print(
				`  ${missing.length} ${missing.length === 1 ? 'account lacks' : 'accounts lack'} it: ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? '…' : ''}`,
			);
		}

		const failures = behind.map(({where, detailedStatus, because}) => ({
			where,
			status: 'Failed' as const,
			because: because ?? `it is ${detailedStatus}`,
		}));
		for (const line of describeFailures(failures)) {
			print(toPrintableLine(`  ${line}`));
		}
	}

	return isSame ? exitStatus.done : exitStatus.notAllSucceeded;
}
