import {list, required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {findQueue, queueArn, queueUrl} from './queue-input.ts';

type Input = {QueueUrl: string; Entries: ReadonlyArray<{Id: string; ReceiptHandle: string}>};

export const deleteMessageBatch = operation<Input>({
	service: 'sqs',
	name: 'DeleteMessageBatch',
	input: structure({
		QueueUrl: queueUrl,
		Entries: required(
			list(structure({Id: required(text()), ReceiptHandle: required(text())}, 'DeleteMessageBatchRequestEntry')),
		),
	}),
	resource: (context, {QueueUrl}) => queueArn(context, QueueUrl),
	handle(context, {QueueUrl, Entries}) {
		const queue = findQueue(context, QueueUrl);
		if (Entries.length === 0) {
			throw new ServiceError(
				'EmptyBatchRequest',
				'There should be at least one DeleteMessageBatchRequestEntry in the request.',
			);
		}

		if (Entries.length > 10) {
			throw new ServiceError(
				'TooManyEntriesInBatchRequest',
				`Maximum number of entries per request are 10. You have sent ${Entries.length}.`,
			);
		}

		const ids = Entries.map(({Id}) => Id);
		const twice = ids.find((id, place) => ids.indexOf(id) !== place);
		if (twice !== undefined) {
			throw new ServiceError('BatchEntryIdsNotDistinct', `Id ${twice} repeated.`);
		}

		const results = Entries.map(({Id, ReceiptHandle}) => ({Id, isGone: queue.delete(ReceiptHandle)}));
		return {
			Successful: results.filter(({isGone}) => isGone).map(({Id}) => ({Id})),
			Failed: results
				.filter(({isGone}) => !isGone)
				.map(({Id}) => ({
					Id,
					SenderFault: true,
					Code: 'ReceiptHandleIsInvalid',
					Message: 'The input receipt handle is invalid.',
				})),
		};
	},
});
