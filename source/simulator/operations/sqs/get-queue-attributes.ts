import {list, structure, text} from '../../constraints/shape.ts';
import {keptSeconds} from '../../sqs/queue.ts';
import {operation} from '../operation.ts';
import {findQueue, queueArn, queueUrl} from './queue-input.ts';
import {usualHiddenSeconds} from './receive-message.ts';

export const getQueueAttributes = operation<{QueueUrl: string; AttributeNames?: readonly string[]}>({
	service: 'sqs',
	name: 'GetQueueAttributes',
	input: structure({QueueUrl: queueUrl, AttributeNames: list(text())}),
	resource: (context, {QueueUrl}) => queueArn(context, QueueUrl),
	handle(context, {QueueUrl, AttributeNames = []}) {
		const queue = findQueue(context, QueueUrl);
		const {visible, inFlight, delayed} = queue.count();
		const created = String(Math.floor(queue.createdAt / 1000));
		const all = {
			QueueArn: `arn:aws:sqs:${queue.region}:${queue.accountId}:${queue.name}`,
			ApproximateNumberOfMessages: String(visible),
			ApproximateNumberOfMessagesNotVisible: String(inFlight),
			ApproximateNumberOfMessagesDelayed: String(delayed),
			CreatedTimestamp: created,
			LastModifiedTimestamp: created,
			VisibilityTimeout: String(usualHiddenSeconds),
			MaximumMessageSize: '262144',
			MessageRetentionPeriod: String(keptSeconds),
			DelaySeconds: '0',
			ReceiveMessageWaitTimeSeconds: '0',
			SqsManagedSseEnabled: 'true',
		};
		const chosen = Object.entries(all).filter(
			([name]) => AttributeNames.includes('All') || AttributeNames.includes(name),
		);
		return chosen.length === 0 ? {} : {Attributes: Object.fromEntries(chosen)};
	},
});
