import type {SQSClient} from '@aws-sdk/client-sqs';
import {type Failure, fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import {parseQueueUrl, type QueueUrl} from '../../core/domain/queue-url.ts';
import {parseAutomationEvent} from '../../core/follow/automation-event.ts';
import type {HintQueue} from '../../ports/hint-queue.ts';
import {explainRefusal} from './automation.ts';
import {connect} from './clients.ts';
import type {ClientOptions, Way} from './way.ts';

/** The longest that SQS waits for a message. */
const waitSeconds = 20;
/** Messages that we leave to others become visible to them again after this time; ours have been deleted long before. */
const hiddenSeconds = 10;
const mostMessages = 10;

type Options = {
	readonly url: string;
	readonly clientOptions: ClientOptions;
	readonly central: () => Promise<Outcome<Location>>;
	readonly wayTo: (where: Location) => Promise<Way>;
};

/** The events of a queue over SQS. The client is loaded with the first read. */
export function createHintQueue({url, clientOptions, central, wayTo}: Options): HintQueue {
	const queue = parseQueueUrl(url);
	let opened: Promise<SQSClient> | undefined;
	const connectTo = async (where: Location): Promise<SQSClient> => {
		const {SQSClient: Client} = await import('@aws-sdk/client-sqs');
		return connect(Client, 'sqs', await wayTo(where), clientOptions);
	};
	const ask = async <T>(
		operation: 'ReceiveMessage' | 'DeleteMessageBatch',
		call: (client: SQSClient, {url}: QueueUrl) => Promise<T>,
	): Promise<Outcome<T>> => {
		const located = await central();
		if (queue === null || !located.ok) {
			return located.ok ? fail(explainUrl(url)) : located;
		}

		const where = {accountId: queue.accountId, region: queue.region ?? located.value.region};
		try {
			opened ??= connectTo(where);
			return succeed(await call(await opened, queue));
		} catch (error) {
			opened = undefined;
			const failure = explainRefusal(error, {
				what: operation === 'ReceiveMessage' ? `receive events from ${queue.name}` : `delete events from ${queue.name}`,
				operation: `sqs:${operation}`,
				where,
				environment: clientOptions.environment(),
			});
			return fail(explainQueue(failure));
		}
	};

	return {
		receive: () =>
			ask('ReceiveMessage', async (client, {url: QueueUrl}) => {
				const {ReceiveMessageCommand} = await import('@aws-sdk/client-sqs');
				const {Messages = []} = await client.send(
					new ReceiveMessageCommand({
						QueueUrl,
						MaxNumberOfMessages: mostMessages,
						WaitTimeSeconds: waitSeconds,
						VisibilityTimeout: hiddenSeconds,
						MessageSystemAttributeNames: ['SentTimestamp'],
					}),
					{requestTimeout: waitSeconds * 1000 + clientOptions.timeoutMs},
				);
				return Messages.map(({Body = '', ReceiptHandle = '', Attributes}) => ({
					receipt: ReceiptHandle,
					hint: parseAutomationEvent(Body),
					sentAt: Attributes?.SentTimestamp === undefined ? null : Number(Attributes.SentTimestamp),
				}));
			}),
		remove: receipts =>
			ask('DeleteMessageBatch', async (client, {url: QueueUrl}) => {
				const {DeleteMessageBatchCommand} = await import('@aws-sdk/client-sqs');
				const Entries = receipts.map((ReceiptHandle, place) => ({Id: String(place), ReceiptHandle}));
				await client.send(new DeleteMessageBatchCommand({QueueUrl, Entries}));
			}),
	};
}

function explainUrl(url: string): Failure {
	return {
		kind: 'invalid',
		what: `${url} is no URL of a queue`,
		next: 'Write one such as https://sqs.eu-west-1.amazonaws.com/111122223333/rollgrid-events.',
	};
}

/** Add to a refusal of SQS what to do next. */
function explainQueue(failure: Failure): Failure {
	const {kind, code = ''} = failure;
	if (/QueueDoesNotExist|NonExistentQueue/.test(code)) {
		return {
			...failure,
			kind: 'not-found',
			next: 'Check account, Region and name in the URL of --events; `rollgrid roles events` prints the queue to be deployed.',
		};
	}

	if (/^(RequestThrottled|OverLimit)$/.test(code)) {
		return {...failure, kind: 'throttled', next: 'Asked less often until SQS answers.'};
	}

	if (/^InvalidAddress$/.test(code)) {
		return {...failure, kind: 'invalid', next: 'The URL of --events has to name the Region that the queue is in.'};
	}

	return kind === 'denied'
		? {
				...failure,
				next: 'The operator needs sqs:ReceiveMessage and sqs:DeleteMessage on the queue: `rollgrid roles events` prints a policy with both.',
			}
		: failure;
}
