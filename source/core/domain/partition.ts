import type {Location} from './location.ts';

/** A part of AWS with accounts, Regions and ARNs of its own: nothing leads from one into another. */
export type Partition = {
	/** What stands behind `arn:`. */
	readonly id: string;
	/** How the codes of its Regions begin. */
	readonly regions: RegExp;
	readonly dnsSuffix: string;
	/** Host of the AWS console; `null` where it isn't published. */
	readonly consoleHost: string | null;
	/** The one Region that Organizations and other global services answer in. */
	readonly globalRegion: string;
};

/**
Every partition. Suffixes and Regions are those of the SDK's endpoint data, which a test compares; the console's hosts are of AWS's documentation.

@see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
*/
export const partitions: readonly Partition[] = [
	{
		id: 'aws-cn',
		regions: /^cn-/,
		dnsSuffix: 'amazonaws.com.cn',
		consoleHost: 'console.amazonaws.cn',
		globalRegion: 'cn-northwest-1',
	},
	{
		id: 'aws-us-gov',
		regions: /^us-gov-/,
		dnsSuffix: 'amazonaws.com',
		consoleHost: 'console.amazonaws-us-gov.com',
		globalRegion: 'us-gov-west-1',
	},
	{
		id: 'aws-eusc',
		regions: /^eusc-/,
		dnsSuffix: 'amazonaws.eu',
		consoleHost: 'console.amazonaws-eusc.eu',
		globalRegion: 'eusc-de-east-1',
	},
	{id: 'aws-iso', regions: /^us-iso-/, dnsSuffix: 'c2s.ic.gov', consoleHost: null, globalRegion: 'us-iso-east-1'},
	{
		id: 'aws-iso-b',
		regions: /^us-isob-/,
		dnsSuffix: 'sc2s.sgov.gov',
		consoleHost: null,
		globalRegion: 'us-isob-east-1',
	},
	{
		id: 'aws-iso-e',
		regions: /^eu-isoe-/,
		dnsSuffix: 'cloud.adc-e.uk',
		consoleHost: null,
		globalRegion: 'eu-isoe-west-1',
	},
	{
		id: 'aws-iso-f',
		regions: /^us-isof-/,
		dnsSuffix: 'csp.hci.ic.gov',
		consoleHost: null,
		globalRegion: 'us-isof-south-1',
	},
	// The largest, and what a Region that nobody knows yet is taken for, as the SDK does.
	{
		id: 'aws',
		regions: /^/,
		dnsSuffix: 'amazonaws.com',
		consoleHost: 'console.aws.amazon.com',
		globalRegion: 'us-east-1',
	},
];

/** The partition of a Region, or of an ARN such as the caller's: the only place that tells. */
export function partitionOf(regionOrArn: string): Partition {
	const [, id] = /^arn:([^:]+):/.exec(regionOrArn) ?? [];
	return (
		partitions.find(one => (id === undefined ? one.regions.test(regionOrArn) : one.id === id)) ?? partitions.at(-1)!
	);
}

/**
The ARN of a role in an account.

@param role - Its name, with its path where it has one: `team/Operator`.
*/
export function roleArn({accountId, region}: Location, role: string): string {
	return `arn:${partitionOf(region).id}:iam::${accountId}:role/${role}`;
}

/** Whether a service principal of a trust policy is Systems Manager's: the same everywhere, though a partition's own suffix does as well. */
export function isAutomationService(principal: string): boolean {
	return principal === 'ssm.amazonaws.com' || partitions.some(({dnsSuffix}) => principal === `ssm.${dnsSuffix}`);
}

/** Whether a policy, as JSON, names Systems Manager's service principal anywhere. */
export function namesAutomationService(policy: string): boolean {
	return (policy.match(/"ssm\.[a-z0-9.-]+"/g) ?? []).some(name => isAutomationService(name.slice(1, -1)));
}
