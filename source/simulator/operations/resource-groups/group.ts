import type {Caller} from '../../engine/state/api.ts';

/* What the operations of Resource Groups share. */

export const groupNamePattern = '[a-zA-Z0-9_\\.-]{1,300}|[a-zA-Z0-9_\\.-]{1,150}/[a-z0-9]{26}';
export const groupArnPattern =
	'arn:aws(-[a-z]+)*:resource-groups:[a-z]{2}(-[a-z]+)+-\\d{1}:[0-9]{12}:group/([a-zA-Z0-9_\\.-]{1,300}|[a-zA-Z0-9_\\.-]{1,150}/[a-z0-9]{26})';
export const tokenLimits = {min: 0, max: 8192, pattern: '^[a-zA-Z0-9+/]*={0,2}$'} as const;

export function groupArn({accountId, region}: Caller, name: string): string {
	return `arn:aws:resource-groups:${region}:${accountId}:group/${name}`;
}
