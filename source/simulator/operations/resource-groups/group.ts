import {groupsIn} from '../../engine/rules/resources.ts';
import type {Caller} from '../../engine/state/api.ts';
import {ServiceError} from '../../service-error.ts';
import type {ResourceGroup} from '../../world-definition.ts';
import type {Context} from '../operation.ts';

/* What the operations of Resource Groups share. */

export const groupNamePattern = '[a-zA-Z0-9_\\.-]{1,300}|[a-zA-Z0-9_\\.-]{1,150}/[a-z0-9]{26}';
export const groupArnPattern =
	'arn:aws(-[a-z]+)*:resource-groups:[a-z]{2}(-[a-z]+)+-\\d{1}:[0-9]{12}:group/([a-zA-Z0-9_\\.-]{1,300}|[a-zA-Z0-9_\\.-]{1,150}/[a-z0-9]{26})';
export const tokenLimits = {min: 0, max: 8192, pattern: '^[a-zA-Z0-9+/]*={0,2}$'} as const;

export function groupArn({accountId, region}: Caller, name: string): string {
	return `arn:aws:resource-groups:${region}:${accountId}:group/${name}`;
}

/** What names a group: its name, or its name or ARN. */
export type GroupChoice = {readonly GroupName?: string; readonly Group?: string};

/** The group that is meant. @throws BadRequestException, NotFoundException. */
export function demandGroup({world, caller}: Context, {GroupName, Group = GroupName}: GroupChoice): ResourceGroup {
	const name = Group?.slice(Group.lastIndexOf(':group/') + (Group.includes(':group/') ? ':group/'.length : 1));
	if (name === undefined) {
		throw new ServiceError('BadRequestException', 'A group name or ARN must be provided');
	}
	const group = groupsIn(world, caller.accountId, caller.region).find(one => one.name === name);
	if (group === undefined) {
		throw new ServiceError('NotFoundException', `Cannot find group ${name}`, 404);
	}
	return group;
}

/** `Group`. */
export function viewGroup(caller: Caller, {name, description}: ResourceGroup): object {
	return {GroupArn: groupArn(caller, name), Name: name, Description: description};
}

/** `ResourceQuery`: as it was written, or what the world's group comes to. */
export function viewQuery({query, resourceType, written}: ResourceGroup): object {
	const filters = 'tag' in query ? [{Key: query.tag, Values: query.values}] : [];
	return (
		written ?? {
			Type: 'TAG_FILTERS_1_0',
			Query: JSON.stringify({ResourceTypeFilters: [resourceType], TagFilters: filters}),
		}
	);
}
