import type {World} from '../world.ts';

type Place = {readonly accountId: string; readonly region: string};

const adaptive = '/ssm/automation/enable-adaptive-concurrency';

/** The settings of Systems Manager that an account can change, with AWS's values. */
export const defaultServiceSettings: ReadonlyMap<string, string> = new Map([
	[adaptive, 'False'],
	['/ssm/appmanager/appmanager-enabled', 'False'],
	['/ssm/automation/customer-script-log-destination', 'NoValue'],
	['/ssm/automation/customer-script-log-group-name', '/aws/ssm/automation/customer-script'],
	['/ssm/documents/console/public-sharing-permission', 'Enable'],
	['/ssm/managed-instance/activation-tier', 'standard'],
	['/ssm/managed-instance/default-ec2-instance-management-role', 'none'],
	['/ssm/opsinsights/opscenter', 'Disabled'],
	['/ssm/parameter-store/default-parameter-tier', 'Standard'],
	['/ssm/parameter-store/high-throughput-enabled', 'false'],
]);

/** A setting's ID in its short form, from that or from its ARN. */
export function settingId(idOrArn: string): string {
	return /^arn:[^:]+:ssm:[^:]+:\d{12}:servicesetting(\/.+)$/.exec(idOrArn)?.[1] ?? idOrArn;
}

export function settingKey({accountId, region}: Place, id: string): string {
	return `${accountId}/${region}/${id}`;
}

/** Whether more automations than usual may run at a time in an account and Region. */
export function isAdaptiveConcurrency(world: World, accountRegion: Place): boolean {
	const {serviceSettings} = world.store;
	return (
		serviceSettings.size > 0 && serviceSettings.get(settingKey(accountRegion, adaptive))?.value.toLowerCase() === 'true'
	);
}
