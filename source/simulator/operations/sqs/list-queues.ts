import {integer, structure, text} from '../../constraints/shape.ts';
import {queueOf} from '../../sqs/event-queue.ts';
import {operation} from '../operation.ts';

export const listQueues = operation<{QueueNamePrefix?: string}>({
	service: 'sqs',
	name: 'ListQueues',
	input: structure({QueueNamePrefix: text(), NextToken: text(), MaxResults: integer(1, 1000)}),
	handle({world, caller}, {QueueNamePrefix = ''}) {
		const queue = queueOf(world);
		const isThere =
			queue?.accountId === caller.accountId && queue.region === caller.region && queue.name.startsWith(QueueNamePrefix);
		return isThere ? {QueueUrls: [queue.url]} : {};
	},
});
