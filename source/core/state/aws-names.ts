import type {Location} from '../domain/location.ts';

/** The parts of AWS that have consoles and ARNs of their own, by how their Regions begin. */
const partitions: ReadonlyArray<{readonly prefix: string; readonly name: string; readonly host: string}> = [
	{prefix: 'cn-', name: 'aws-cn', host: 'console.amazonaws.cn'},
	{prefix: 'us-gov-', name: 'aws-us-gov', host: 'console.amazonaws-us-gov.com'},
	{prefix: '', name: 'aws', host: 'console.aws.amazon.com'},
];

/**
ARN of an automation execution.
@see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
*/
export function executionArn({accountId, region}: Location, executionId: string): string {
	return `arn:${partitionOf(region).name}:ssm:${region}:${accountId}:automation-execution/${executionId}`;
}

/** Deep link to an execution in the AWS console; it opens there for who is signed in to that account. */
export function consoleUrl({region}: Location, executionId: string): string {
	return `https://${region}.${partitionOf(region).host}/systems-manager/automation/execution/${executionId}?region=${region}`;
}

function partitionOf(region: string) {
	return partitions.find(({prefix}) => region.startsWith(prefix))!;
}
