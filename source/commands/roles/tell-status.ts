import {printOperation} from '../../core/domain/operation-id.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import {exitStatus, tellFailure} from '../services.ts';
import {describeFailures} from './operation-reporters.ts';
import type {Deployment, DeploymentServices} from './read-deployment.ts';

/** Print how the last operation of each set ended, and which accounts lack the role as it is wanted. */
export async function tellStatus(
	services: DeploymentServices,
	{as, sets, central}: Deployment,
	isJson: boolean,
): Promise<number> {
	let isWhole = true;
	for (const {name} of sets) {
		const [found, last] = await Promise.all([
			services.stackSets.readSet(name, as),
			services.stackSets.readLastOperation(name, as),
		]);
		if (!found.ok) {
			return tellFailure(services, found.failure);
		}

		if (!last.ok) {
			return tellFailure(services, last.failure);
		}

		const instances = found.value?.instances ?? [];
		const behind = instances.filter(({isCurrent}) => !isCurrent);
		isWhole &&= found.value !== null && instances.length > 0 && behind.length === 0;
		if (isJson) {
			services.print(
				printJson({
					stackSet: name,
					exists: found.value !== null,
					operation: last.value,
					total: instances.length,
					current: instances.length - behind.length,
					behind: behind.map(({where, detailedStatus, because}) => ({
						account: where.accountId,
						region: where.region,
						status: detailedStatus,
						failureMessage: because,
					})),
				}),
			);
			continue;
		}

		if (found.value === null) {
			services.print(`${name}: there is no such stack set in ${central.region}`);
			continue;
		}

		const operation = last.value === null ? '' : `; its last operation: ${last.value.action} ${last.value.status}`;
		if (last.value !== null) {
			const watched = printOperation({stackSet: name, operationId: last.value.operationId});
			services.tell(`On the matrix: ${services.commandLine('watch')} ${watched}`);
		}

		services.print(`${name}: ${instances.length - behind.length} of ${instances.length} accounts have it${operation}`);
		const failures = behind.map(({where, detailedStatus, because}) => ({
			where,
			status: 'Failed' as const,
			because: because ?? `it is ${detailedStatus}`,
		}));
		for (const line of describeFailures(failures)) {
			services.print(toPrintableLine(line));
		}
	}

	return isWhole ? exitStatus.done : exitStatus.notAllSucceeded;
}
