import type {Location} from '../domain/location.ts';
import {partitionOf} from '../domain/partition.ts';

/**
ARN of an automation execution.
@see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
*/
export function executionArn({accountId, region}: Location, executionId: string): string {
	return `arn:${partitionOf(region).id}:ssm:${region}:${accountId}:automation-execution/${executionId}`;
}

/** Deep link to an execution in the AWS console; it opens there for who is signed in to that account. `null` in a partition whose console has no published address. */
export function consoleUrl({region}: Location, executionId: string): string | null {
	const {consoleHost} = partitionOf(region);
	return consoleHost === null
		? null
		: `https://${region}.${consoleHost}/systems-manager/automation/execution/${executionId}?region=${region}`;
}
