import type {Context} from '../operation.ts';

/** What a right to an execution is a right to. */
export function executionArn(
	{caller}: Context,
	{AutomationExecutionId}: {readonly AutomationExecutionId: string},
): string {
	return `arn:aws:ssm:${caller.region}:${caller.accountId}:automation-execution/${AutomationExecutionId}`;
}

/** What a right to start a runbook is a right to. AWS's own belong to no account. */
export function definitionArn(
	{world, caller}: Context,
	{DocumentName, DocumentVersion = '$DEFAULT'}: {readonly DocumentName: string; readonly DocumentVersion?: string},
): string {
	const shared = /^arn:[^:]+:ssm:([^:]*):([^:]*):[^/]+\/([^:]+)/.exec(DocumentName);
	const isAmazons = world.documents.some(({name, owner}) => name === DocumentName && owner === 'Amazon');
	const region = shared?.[1] ?? caller.region;
	const owner = shared?.[2] ?? (isAmazons ? '' : caller.accountId);
	return `arn:aws:ssm:${region}:${owner}:automation-definition/${shared?.[3] ?? DocumentName}:${DocumentVersion}`;
}
