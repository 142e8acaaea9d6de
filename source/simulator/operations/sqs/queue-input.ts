import {required, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {queueOf} from '../../sqs/event-queue.ts';
import type {Queue} from '../../sqs/queue.ts';
import type {Context} from '../operation.ts';

export const queueUrl = required(text());

/** The queue that a URL names, whatever its host: AWS, too, reads only account, Region and name. @throws ServiceError where there is none. */
export function findQueue({world, caller}: Pick<Context, 'world' | 'caller'>, url: string): Queue {
	const [, accountId, name] = /\/(\d{12})\/([\w-]+)\/?$/.exec(url) ?? [];
	if (accountId === undefined) {
		throw new ServiceError('InvalidAddress', `The address ${url} is not valid for this endpoint.`, 404);
	}

	const queue = queueOf(world);
	if (queue === undefined || queue.accountId !== accountId || queue.name !== name || queue.region !== caller.region) {
		throw noSuchQueue();
	}

	return queue;
}

export function noSuchQueue(): ServiceError {
	return new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');
}

/** The ARN of a queue, to which a permission applies. */
export function queueArn({caller}: Pick<Context, 'caller'>, url: string): string {
	const [accountId = caller.accountId, name = '*'] = url.split('/').slice(-2);
	return `arn:aws:sqs:${caller.region}:${accountId}:${name}`;
}
