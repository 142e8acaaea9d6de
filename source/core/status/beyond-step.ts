import type {StepExecution} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';
import {quoteForBash} from '../domain/quote.ts';
import {type StackEvent, type StackRead, stackOf} from '../domain/stack-event.ts';
import {describeFailure} from './failure-lines.ts';
import {formatTime} from './format.ts';

/** What other services have about a step: a heading and its lines. */
export type Beyond = {
	readonly heading: string;
	/** Whether it precedes inputs and outputs, as it says why the step failed. */
	readonly isFirst: boolean;
	readonly lines: ReadonlyArray<{readonly text: string; readonly isFailure?: boolean}>;
};

/**
Where more can be read about a step than Systems Manager has: the events of the stack that it created, the log of its script.

@param stack - What was read of its stack; `undefined` where nothing was requested.
*/
export function tellBeyond(one: StepExecution, where: Location, stack: StackRead | undefined): readonly Beyond[] {
	const name = stackOf(one);
	return [
		...(name === null ? [] : [tellStack(name, where, stack)]),
		...(one.action === 'aws:executeScript' ? [tellLog(one, where)] : []),
	];
}

function tellStack(name: string, {region}: Location, read: StackRead | undefined): Beyond {
	const command = `aws cloudformation describe-stack-events --region ${region} --stack-name ${quoteForBash(name)}`;
	const lines = read == null ? [{text: 'Asking AWS…'}] : read.ok ? tellEvents(read.value) : tellRefusal(read.failure);
	return {heading: 'Stack events, what failed first', isFirst: true, lines: [...lines, {text: command}]};
}

const tellRefusal = (failure: Parameters<typeof describeFailure>[0]) =>
	describeFailure(failure).map(text => ({text, isFailure: true}));

function tellEvents(events: readonly StackEvent[]): Beyond['lines'] {
	// The first failed resource was the cause: the others were cancelled because of it.
	const failed = events.filter(isFailed).toReversed();
	const rest = events.filter(event => !isFailed(event));
	return events.length === 0
		? [{text: 'None.'}]
		: [...failed, ...rest].map(event => ({text: tellEvent(event), isFailure: isFailed(event)}));
}

const isFailed = ({status}: StackEvent): boolean => status.endsWith('_FAILED');

const tellEvent = ({at, status, logicalId, type, reason}: StackEvent): string =>
	`${formatTime(at) ?? ''}  ${status}  ${logicalId}  ${type}${reason === null ? '' : `  ${reason}`}`.trim();

/**
A script's output goes to CloudWatch Logs where the account is configured to send it there, to a log group of the account's choice.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-logging.html
*/
function tellLog({startedAt}: StepExecution, {region}: Location): Beyond {
	const group = `aws ssm get-service-setting --region ${region} --setting-id /ssm/automation/customer-script-log-group-name --query ServiceSetting.SettingValue --output text`;
	const since = startedAt === null ? '' : ` --since ${new Date(startedAt).toISOString()}`;
	return {
		heading: 'What the script printed',
		isFirst: false,
		lines: [
			{
				text: 'In CloudWatch Logs of this account and Region, where the account has scripts’ output sent there. This names the group:',
			},
			{text: group},
			{text: 'and this, in the shell that ! opens, shows what it holds:'},
			{text: `aws logs tail "$(${group})" --region ${region}${since}`},
		],
	};
}
