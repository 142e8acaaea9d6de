/** A queue of SQS, read from its URL. */
export type QueueUrl = {
	readonly url: string;
	readonly accountId: string;
	/** `null` where the host doesn't name one: a simulator's, or an endpoint of a VPC. */
	readonly region: string | null;
	readonly name: string;
};

/**
Read the URL of a queue.

@returns `null` for anything else.
@see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
*/
export function parseQueueUrl(text: string): QueueUrl | null {
	if (!/^https?:\/\/[^\s/]+\/\d{12}\/[\w-]{1,80}(?:\.fifo)?$/i.test(text) || !URL.canParse(text)) {
		return null;
	}

	const {hostname, pathname} = new URL(text);
	const [, accountId = '', name = ''] = pathname.split('/');
	const host =
		/^(?:.+\.)?sqs(?:-fips)?\.([a-z0-9-]+)\.(?:vpce\.)?[a-z]/.exec(hostname) ?? /^([a-z0-9-]+)\.queue\./.exec(hostname);
	return {url: text, accountId, region: host?.[1] ?? null, name};
}
