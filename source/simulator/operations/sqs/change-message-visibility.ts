import {integer, required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {findQueue, queueArn, queueUrl} from './queue-input.ts';

export const changeMessageVisibility = operation<{QueueUrl: string; ReceiptHandle: string; VisibilityTimeout: number}>({
	service: 'sqs',
	name: 'ChangeMessageVisibility',
	input: structure({
		QueueUrl: queueUrl,
		ReceiptHandle: required(text()),
		VisibilityTimeout: required(integer(0, 43_200)),
	}),
	resource: (context, {QueueUrl}) => queueArn(context, QueueUrl),
	handle(context, {QueueUrl, ReceiptHandle, VisibilityTimeout}) {
		if (!findQueue(context, QueueUrl).hide(ReceiptHandle, VisibilityTimeout * 1000)) {
			throw new ServiceError('MessageNotInflight', 'The specified message is not in flight.');
		}

		return {};
	},
});
