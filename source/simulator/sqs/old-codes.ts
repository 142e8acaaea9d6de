const oldCodes: Readonly<Record<string, string>> = {
	QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
	EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
	TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
	BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
};

/** The code that an error of SQS had in the query protocol; old clients look for it, and so do current SDKs. */
export function oldCodeOf(code: string): string {
	return oldCodes[code] ?? code;
}
