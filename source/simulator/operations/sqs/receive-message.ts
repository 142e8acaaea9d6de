import {integer, list, structure, text} from '../../constraints/shape.ts';
import type {Received} from '../../sqs/queue.ts';
import {operation} from '../operation.ts';
import {findQueue, queueArn, queueUrl} from './queue-input.ts';

type Input = {
	QueueUrl: string;
	AttributeNames?: readonly string[];
	MessageSystemAttributeNames?: readonly string[];
	MaxNumberOfMessages?: number;
	VisibilityTimeout?: number;
	WaitTimeSeconds?: number;
};

/** How long a received message is hidden where a request names no time. */
export const usualHiddenSeconds = 30;

export const receiveMessage = operation<Input>({
	service: 'sqs',
	name: 'ReceiveMessage',
	input: structure({
		QueueUrl: queueUrl,
		AttributeNames: list(text()),
		MessageSystemAttributeNames: list(text()),
		MessageAttributeNames: list(text()),
		MaxNumberOfMessages: integer(1, 10),
		VisibilityTimeout: integer(0, 43_200),
		WaitTimeSeconds: integer(0, 20),
		ReceiveRequestAttemptId: text({max: 128}),
	}),
	resource: (context, {QueueUrl}) => queueArn(context, QueueUrl),
	async handle(context, input) {
		const {MaxNumberOfMessages: most = 1, VisibilityTimeout = usualHiddenSeconds, WaitTimeSeconds = 0} = input;
		const queue = findQueue(context, input.QueueUrl);
		const wanted = new Set([...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])]);
		const received = await queue.receive({
			most,
			hiddenMs: VisibilityTimeout * 1000,
			waitMs: WaitTimeSeconds * 1000,
		});
		return received.length === 0
			? {}
			: {
					Messages: received.map(one => ({
						MessageId: one.id,
						ReceiptHandle: one.receipt,
						MD5OfBody: one.md5,
						Body: one.body,
						Attributes: attributesOf(one, wanted),
					})),
				};
	},
});

function attributesOf(received: Received, wanted: ReadonlySet<string>): Readonly<Record<string, string>> | undefined {
	const all = {
		SenderId: 'AIDAEVENTBRIDGE',
		SentTimestamp: String(received.sentAt),
		ApproximateReceiveCount: String(received.receiveCount),
		ApproximateFirstReceiveTimestamp: String(received.firstReceivedAt),
	};
	const chosen = Object.entries(all).filter(([name]) => wanted.has('All') || wanted.has(name));
	return chosen.length === 0 ? undefined : Object.fromEntries(chosen);
}
