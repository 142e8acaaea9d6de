const oldCodes: Readonly<Record<string, string>> = {
	QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
	EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
	TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
	BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
};

/** What an error of SQS was called before it spoke JSON; clients of then look for it, and so do SDKs of today. */
export function oldCodeOf(code: string): string {
	return oldCodes[code] ?? code;
}
