import type {Location} from '../domain/location.ts';
import {isRecord} from '../domain/shape.ts';
import type {Following} from './following.ts';
import type {Hint} from './hint.ts';
import {isHintFor} from './hints.ts';

/** A message of the queue. */
export type QueueMessage = {
	/** What it is deleted by. */
	readonly receipt: string;
	/** What it says; `null` where it is no event of Automation, or can't be read. */
	readonly hint: Hint | null;
	/** When it came into the queue, epoch milliseconds; `null` where SQS doesn't say. */
	readonly sentAt: number | null;
};

/** What becomes of the messages of a queue. */
export type SortedMessages = {
	/** What those say that are about something that is followed here. */
	readonly hints: readonly Hint[];
	/** Receipts of what is to be deleted: what was for us, and what is too old to be of use to anybody. */
	readonly done: readonly string[];
	/** Events about what others follow: left in the queue. */
	readonly foreign: number;
	/** Messages that are no events of Automation: left in the queue, whoever it belongs to. */
	readonly unusable: number;
};

/** After this an event is of no use to anybody: whoever follows has read more than it says. */
const uselessAfterMs = 3 * 60_000;

const types = /^EC2 Automation (Step|Execution) Status-change Notification$/;

/**
Read an event of EventBridge about an automation.

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
			}
		: null;
}

/** Where the execution lives: as its ARN says, since AWS's own example has another Region beside it; else as the event does. */
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

/** Tell the messages for what is followed here from those for others, who may read the same queue. */
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
	for (const {hint, receipt, sentAt} of messages) {
		if (hint === null) {
			unusable++;
		} else if (all.some(following => isHintFor(following, hint))) {
			hints.push(hint);
			done.push(receipt);
		} else if (sentAt !== null && now - sentAt > uselessAfterMs) {
			done.push(receipt);
		} else {
			foreign++;
		}
	}

	return {hints, done, foreign, unusable};
}
