import {throttlingText} from './faults/refuse-on-request.ts';
import {refuse, type Service} from './services.ts';

/** Requests a second that a group of operations shares, in one account and Region. */
type Rate = {readonly group: string; readonly perSecond: number};

const alone = (perSecond: number, ...operations: readonly string[]) =>
	operations.map(operation => [operation, {group: operation, perSecond}] as const);

/**
AWS's published rates.

@see https://docs.aws.amazon.com/general/latest/gr/ssm.html
@see https://docs.aws.amazon.com/accounts/latest/reference/quotas.html
*/
const rates: ReadonlyMap<string, Rate> = new Map([
	...alone(1, 'StartAutomationExecution', 'StopAutomationExecution', 'StartExecutionPreview', 'GetExecutionPreview'),
	...alone(3, 'GetAutomationExecution', 'DescribeAutomationExecutions', 'DescribeAutomationStepExecutions'),
	...alone(3, 'SendAutomationSignal'),
	...['GetParameter', 'GetParameters', 'GetParametersByPath'].map(
		operation => [operation, {group: 'parameters', perSecond: 40}] as const,
	),
	...alone(5, 'ListRegions'),
]);

/** Token buckets by account, Region and operation. They count the clients' clock, whatever the world's speed, since it is the clients that keep to a rate. */
export class Throttle {
	readonly #buckets = new Map<string, {tokens: number; atMs: number}>();
	readonly #burstSeconds: number;

	/** @param burstSeconds - For how many seconds' worth of requests a bucket has room. AWS doesn't publish it. */
	constructor(burstSeconds: number) {
		this.#burstSeconds = burstSeconds;
	}

	/** @throws FrontEndError with the service's code for throttling where the rate is used up. */
	take(service: Service, accountId: string, region: string, operation: string, wallMs: number): void {
		const rate = rates.get(operation);
		if (rate === undefined) {
			return;
		}

		const name = `${accountId} ${region} ${rate.group}`;
		const room = Math.max(1, rate.perSecond * this.#burstSeconds);
		const bucket = this.#buckets.get(name) ?? {tokens: room, atMs: wallMs};
		bucket.tokens = Math.min(room, bucket.tokens + (Math.max(0, wallMs - bucket.atMs) / 1000) * rate.perSecond);
		bucket.atMs = wallMs;
		this.#buckets.set(name, bucket);
		if (bucket.tokens < 1) {
			throw refuse(service, 'throttled', throttlingText(service));
		}

		bucket.tokens -= 1;
	}
}
