import {required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {findQueue, queueArn, queueUrl} from './queue-input.ts';

export const deleteMessage = operation<{QueueUrl: string; ReceiptHandle: string}>({
	service: 'sqs',
	name: 'DeleteMessage',
	input: structure({QueueUrl: queueUrl, ReceiptHandle: required(text())}),
	resource: (context, {QueueUrl}) => queueArn(context, QueueUrl),
	handle(context, {QueueUrl, ReceiptHandle}) {
		if (!findQueue(context, QueueUrl).delete(ReceiptHandle)) {
			throw new ServiceError('ReceiptHandleIsInvalid', `The input receipt handle "${ReceiptHandle}" is not valid.`);
		}

		return {};
	},
});
