import {ServiceError} from './service-error.ts';

/**
AWS's published rates: requests a second, per account, Region and operation.

@see https://docs.aws.amazon.com/general/latest/gr/ssm.html
*/
const rates: Readonly<Record<string, number>> = {
	StartAutomationExecution: 1,
	StopAutomationExecution: 1,
	StartExecutionPreview: 1,
	GetExecutionPreview: 1,
	GetAutomationExecution: 3,
	DescribeAutomationExecutions: 3,
	DescribeAutomationStepExecutions: 3,
	SendAutomationSignal: 3,
};

/** Requests that may come at once after a rest. AWS doesn't publish it. */
const burst = 10;

/** Counts requests by the clients' clock, whatever the world's speed, since it is the clients that keep to a rate. */
export class Throttle {
	readonly #buckets = new Map<string, {tokens: number; atMs: number}>();

	/** @throws ThrottlingException where the rate is used up. */
	take(accountId: string, region: string, operation: string, wallMs: number): void {
		const rate = rates[operation];
		if (rate === undefined) {
			return;
		}

		const name = `${accountId} ${region} ${operation}`;
		const bucket = this.#buckets.get(name) ?? {tokens: burst, atMs: wallMs};
		bucket.tokens = Math.min(burst, bucket.tokens + ((wallMs - bucket.atMs) / 1000) * rate);
		bucket.atMs = wallMs;
		this.#buckets.set(name, bucket);
		if (bucket.tokens < 1) {
			throw new ServiceError('ThrottlingException', 'Rate exceeded');
		}

		bucket.tokens -= 1;
	}
}
