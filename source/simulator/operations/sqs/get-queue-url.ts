import {required, structure, text} from '../../constraints/shape.ts';
import {queueOf} from '../../sqs/event-queue.ts';
import {operation} from '../operation.ts';
import {noSuchQueue} from './queue-input.ts';

export const getQueueUrl = operation<{QueueName: string; QueueOwnerAWSAccountId?: string}>({
	service: 'sqs',
	name: 'GetQueueUrl',
	input: structure({QueueName: required(text()), QueueOwnerAWSAccountId: text()}),
	handle({world, caller}, {QueueName, QueueOwnerAWSAccountId = caller.accountId}) {
		const queue = queueOf(world);
		if (queue?.name !== QueueName || queue.accountId !== QueueOwnerAWSAccountId || queue.region !== caller.region) {
			throw noSuchQueue();
		}

		return {QueueUrl: queue.url};
	},
});
