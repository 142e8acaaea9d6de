import type {Operation} from '../operation.ts';
import {changeMessageVisibility} from './change-message-visibility.ts';
import {deleteMessage} from './delete-message.ts';
import {deleteMessageBatch} from './delete-message-batch.ts';
import {getQueueAttributes} from './get-queue-attributes.ts';
import {getQueueUrl} from './get-queue-url.ts';
import {listQueues} from './list-queues.ts';
import {receiveMessage} from './receive-message.ts';

/** The operations that a reader of a queue needs. */
export const sqsOperations: readonly Operation[] = [
	changeMessageVisibility,
	deleteMessage,
	deleteMessageBatch,
	getQueueAttributes,
	getQueueUrl,
	listQueues,
	receiveMessage,
];
