import {ownValue} from '../../own.ts';
import type {World} from '../../world.ts';
import type {Resource, ResourceGroup} from '../../world-definition.ts';
import {matchesLocation} from './patterns.ts';

/** Everything that Automation can run on in an account and Region. */
export function resourcesIn(world: World, accountId: string, region: string): readonly Resource[] {
	return world.definition.resourcesIn(accountId, region, patterns =>
		matchesLocation(world, patterns, accountId, region),
	);
}

/** The resource groups of an account and Region. */
export function groupsIn(world: World, accountId: string, region: string): readonly ResourceGroup[] {
	const place = `${accountId}/${region}/`;
	return [
		...world.definition.groups.filter(
			group =>
				!world.store.deletedGroups.has(place + group.name) && matchesLocation(world, group.where, accountId, region),
		),
		...[...world.store.groups].filter(([key]) => key.startsWith(place)).map(([, group]) => group),
	];
}

/** The members of a resource group in one account and Region. */
export function groupMembers(
	world: World,
	accountId: string,
	region: string,
	group: ResourceGroup,
): readonly Resource[] {
	const {query} = group;
	return resourcesIn(world, accountId, region).filter(resource => {
		if ('resources' in query) {
			return query.resources.includes(resource.id);
		}
		const value = ownValue(resource.tags, query.tag);
		return value !== undefined && (query.values.length === 0 || query.values.includes(value));
	});
}
