export type RegionInfo = {
	/** `eu-west-1` */
	readonly code: string;
	/** `Europe (Ireland)` */
	readonly longName: string;
	/** Whether an account has to enable it first. */
	readonly isOptIn: boolean;
	readonly partition: string;
};

const regionTable: ReadonlyArray<readonly [code: string, longName: string, optIn?: 'opt-in']> = [
	['us-east-1', 'US East (N. Virginia)'],
	['us-east-2', 'US East (Ohio)'],
	['us-west-1', 'US West (N. California)'],
	['us-west-2', 'US West (Oregon)'],
	['af-south-1', 'Africa (Cape Town)', 'opt-in'],
	['ap-east-1', 'Asia Pacific (Hong Kong)', 'opt-in'],
	['ap-east-2', 'Asia Pacific (Taipei)', 'opt-in'],
	['ap-northeast-1', 'Asia Pacific (Tokyo)'],
	['ap-northeast-2', 'Asia Pacific (Seoul)'],
	['ap-northeast-3', 'Asia Pacific (Osaka)'],
	['ap-south-1', 'Asia Pacific (Mumbai)'],
	['ap-south-2', 'Asia Pacific (Hyderabad)', 'opt-in'],
	['ap-southeast-1', 'Asia Pacific (Singapore)'],
	['ap-southeast-2', 'Asia Pacific (Sydney)'],
	['ap-southeast-3', 'Asia Pacific (Jakarta)', 'opt-in'],
	['ap-southeast-4', 'Asia Pacific (Melbourne)', 'opt-in'],
	['ap-southeast-5', 'Asia Pacific (Malaysia)', 'opt-in'],
	['ap-southeast-6', 'Asia Pacific (New Zealand)', 'opt-in'],
	['ap-southeast-7', 'Asia Pacific (Thailand)', 'opt-in'],
	['ca-central-1', 'Canada (Central)'],
	['ca-west-1', 'Canada West (Calgary)', 'opt-in'],
	['eu-central-1', 'Europe (Frankfurt)'],
	['eu-central-2', 'Europe (Zurich)', 'opt-in'],
	['eu-north-1', 'Europe (Stockholm)'],
	['eu-south-1', 'Europe (Milan)', 'opt-in'],
	['eu-south-2', 'Europe (Spain)', 'opt-in'],
	['eu-west-1', 'Europe (Ireland)'],
	['eu-west-2', 'Europe (London)'],
	['eu-west-3', 'Europe (Paris)'],
	['il-central-1', 'Israel (Tel Aviv)', 'opt-in'],
	['me-central-1', 'Middle East (UAE)', 'opt-in'],
	['me-south-1', 'Middle East (Bahrain)', 'opt-in'],
	['mx-central-1', 'Mexico (Central)', 'opt-in'],
	['sa-east-1', 'South America (Sao Paulo)'],
	['cn-north-1', 'China (Beijing)'],
	['cn-northwest-1', 'China (Ningxia)'],
	['us-gov-east-1', 'AWS GovCloud (US-East)'],
	['us-gov-west-1', 'AWS GovCloud (US-West)'],
	['eusc-de-east-1', 'AWS European Sovereign Cloud (Germany)'],
	['us-iso-east-1', 'US ISO East'],
	['us-iso-west-1', 'US ISO West'],
	['us-isob-east-1', 'US ISOB East (Ohio)'],
	['eu-isoe-west-1', 'EU ISOE West'],
	['us-isof-south-1', 'US ISOF South'],
];

const partitionsByPrefix = [
	['cn-', 'aws-cn'],
	['us-gov-', 'aws-us-gov'],
	['eusc-', 'aws-eusc'],
	['us-iso-', 'aws-iso'],
	['us-isob-', 'aws-iso-b'],
	['eu-isoe-', 'aws-iso-e'],
	['us-isof-', 'aws-iso-f'],
] as const;

/**
The Regions that have Systems Manager, of all partitions, as its public parameters list them.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-global-infrastructure.html
*/
export const awsRegions: readonly RegionInfo[] = regionTable.map(([code, longName, optIn]) => ({
	code,
	longName,
	isOptIn: optIn !== undefined,
	partition: partitionsByPrefix.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'aws',
}));
