/**
Regions that every account has without opting in: those of the commercial partition from before 20 March 2019.

@see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
*/
const enabledByDefault: ReadonlySet<string> = new Set([
	...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1'],
	...['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
	...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
]);

/** Whether an account has to opt in to a Region. The other partitions have no such Regions. */
export function isOptInRegion(region: string): boolean {
	return !enabledByDefault.has(region) && !/^(cn|us-gov|eusc|us-iso\w*|eu-isoe)-/.test(region);
}
