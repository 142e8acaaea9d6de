import type {Location} from '../domain/location.ts';
import {isRecord} from '../domain/shape.ts';
import type {Following} from './following.ts';
import type {Hint} from './hint.ts';
import {isHintFor} from './hints.ts';

/** A message of the queue. */
export type QueueMessage = {
	/** The handle that deletes it. */
	readonly receipt: string;
	/** Its content; `null` where it is no event of Automation, or can't be read. */
	readonly hint: Hint | null;
	/** When it was sent to the queue, epoch milliseconds; `null` where SQS doesn't say. */
	readonly sentAt: number | null;
};

/** The messages of a queue, sorted by what to do with them. */
export type SortedMessages = {
	/** The hints about executions that are followed here. */
	readonly hints: readonly Hint[];
	/** Receipts of the messages to delete: ours, and those that are too old to be useful to anybody. */
	readonly done: readonly string[];
	/** How many events are about executions that others follow: they stay in the queue. */
	readonly foreign: number;
	/** How many messages are no events of Automation: they stay in the queue, whoever owns it. */
	readonly unusable: number;
	/** How long the latest of our events took to reach the queue, in milliseconds; `null` where none has a time. */
	readonly lateMs: number | null;
};

/** After this time an event is useless to everybody: whoever follows the execution has read more than it says. */
const uselessAfterMs = 3 * 60_000;

const types = /^EC2 Automation (Step|Execution) Status-change Notification$/;

/**
Parse an event of EventBridge about an automation.

@returns `null` for any other text.
@see https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
*/
export function parseAutomationEvent(text: string): Hint | null {
	const event = parse(text);
	const {source, detail} = event;
	const where = findPlace(event);
	const [, kind] = types.exec(String(event['detail-type'])) ?? [];
	if (source !== 'aws.ssm' || kind === undefined || !isRecord(detail)) {
		return null;
	}

	const {ExecutionId, Status, StepName} = detail;
	const isWhole =
		where !== null &&
		typeof ExecutionId === 'string' &&
		typeof Status === 'string' &&
		(kind === 'Execution' || typeof StepName === 'string');
	return isWhole
		? {
				executionId: ExecutionId,
				where,
				stepName: kind === 'Step' ? String(StepName) : null,
				status: Status,
				at: parseTime(event.time),
			}
		: null;
}

function parseTime(time: unknown): number | null {
	const at = typeof time === 'string' ? Date.parse(time) : Number.NaN;
	return Number.isNaN(at) ? null : at;
}

/** Find the account and Region of the execution: in its ARN, as AWS's own example has another Region in the event itself; else in the event. */
function findPlace({resources, account, region}: Readonly<Record<string, unknown>>): Location | null {
	for (const resource of Array.isArray(resources) ? resources : []) {
		const [, inRegion, accountId] =
			/^arn:[\w-]+:ssm:([a-z0-9-]+):(\d{12}):automation-execution\//.exec(String(resource)) ?? [];
		if (inRegion !== undefined && accountId !== undefined) {
			return {accountId, region: inRegion};
		}
	}

	return typeof account === 'string' && typeof region === 'string' ? {accountId: account, region} : null;
}

function parse(text: string): Readonly<Record<string, unknown>> {
	try {
		const parsed: unknown = JSON.parse(text);
		return isRecord(parsed) ? parsed : {};
	} catch {
		return {};
	}
}

/** Separate the messages for executions followed here from those for others, who may read the same queue. */
export function sortMessages(
	followings: Iterable<Following>,
	messages: readonly QueueMessage[],
	now: number,
): SortedMessages {
	const all = [...followings];
	const hints: Hint[] = [];
	const done: string[] = [];
	let foreign = 0;
	let unusable = 0;
	let lateMs: number | null = null;
	for (const {hint, receipt, sentAt} of messages) {
		if (hint === null) {
			unusable++;
		} else if (all.some(following => isHintFor(following, hint))) {
			hints.push(hint);
			// Both times are AWS's, so that a clock that is wrong here changes nothing.
			lateMs = sentAt === null || hint.at === null ? lateMs : Math.max(0, sentAt - hint.at);
			done.push(receipt);
		} else if (sentAt !== null && now - sentAt > uselessAfterMs) {
			done.push(receipt);
		} else {
			foreign++;
		}
	}

	return {hints, done, foreign, unusable, lateMs};
}
