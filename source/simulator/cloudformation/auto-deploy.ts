import type {World} from '../world.ts';
import {applyOperation} from './apply-operation.ts';
import {unitAbove} from './targets.ts';

/**
Let the service-managed stack sets follow an account that was created or moved: sets with automatic deployment roll out to its new OU, and are removed from it below the old one.

@see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html
*/
export function autoDeploy(world: World, accountId: string): void {
	const account = world.accounts.get(accountId);
	if (account === undefined || accountId === world.organization?.managementAccountId) {
		return;
	}
	for (const stackSet of world.store.stackSets.values()) {
		if (stackSet.status !== 'ACTIVE' || stackSet.autoDeployment?.Enabled !== true) {
			continue;
		}
		const unitId = unitAbove(world, account, [...stackSet.units.keys()]);
		const regions = unitId === undefined ? new Set<string>() : stackSet.units.get(unitId)!;
		const present = [...stackSet.instances.values()].filter(instance => instance.accountId === accountId);
		const gone = present.filter(({region}) => !regions.has(region));
		const missing = [...regions].filter(region => !present.some(instance => instance.region === region));
		if (missing.length > 0) {
			const locations = missing.map(region => ({accountId, unitId, region}));
			applyOperation(world, stackSet, {action: 'CREATE', locations, operationId: undefined, preferences: undefined});
		}
		if (gone.length > 0) {
			applyOperation(world, stackSet, {
				action: 'DELETE',
				locations: gone,
				operationId: undefined,
				preferences: undefined,
				retainStacks: stackSet.autoDeployment.RetainStacksOnAccountRemoval ?? false,
			});
		}
	}
}
