import {createHash} from 'node:crypto';
import type {SimulatorClock} from '../clock.ts';
import {uuid} from '../engine/state/random.ts';

/** A message that was received. */
export type Received = {
	readonly id: string;
	readonly receipt: string;
	readonly body: string;
	readonly md5: string;
	/** Epoch milliseconds of the clients' time. */
	readonly sentAt: number;
	readonly receiveCount: number;
	readonly firstReceivedAt: number;
};

type Message = {
	readonly id: string;
	readonly body: string;
	readonly sentAt: number;
	visibleAt: number;
	receiveCount: number;
	firstReceivedAt: number;
	receipt: string;
};

/** How often a request that waits looks for a message, in milliseconds of the clients' time. */
const lookMs = 100;
/** How long a queue keeps a message: AWS's default. */
export const keptSeconds = 4 * 24 * 3600;
/** The most messages that a queue keeps; AWS's limit for those that were received and not deleted. */
const mostKept = 120_000;

/** A standard queue of SQS. It delivers each message at least once, in no order, and hides a received one from all readers for a while. */
export class Queue {
	readonly name: string;
	readonly accountId: string;
	readonly region: string;
	readonly url: string;
	readonly createdAt: number;
	readonly #clock: SimulatorClock;
	readonly #bringUpToDate: () => void;
	readonly #messages = new Map<string, Message>();
	#number = 0;

	/** @param bringUpToDate - Advances the world to the present. */
	constructor(
		{
			name,
			accountId,
			region,
			endpoint,
		}: {
			readonly name: string;
			readonly accountId: string;
			readonly region: string;
			readonly endpoint: string;
		},
		clock: SimulatorClock,
		bringUpToDate: () => void = () => {},
	) {
		this.name = name;
		this.accountId = accountId;
		this.region = region;
		this.url = `${endpoint}/${accountId}/${name}`;
		this.#clock = clock;
		this.#bringUpToDate = bringUpToDate;
		this.createdAt = clock.wall();
	}

	/** Put a message in; readers get it after `delayMs`. */
	send(body: string, delayMs = 0): string {
		const id = uuid(0, `message ${this.#number++}`);
		const now = this.#clock.wall();
		this.#messages.set(id, {
			id,
			body,
			sentAt: now + delayMs,
			visibleAt: now + delayMs,
			receiveCount: 0,
			firstReceivedAt: 0,
			receipt: '',
		});
		return id;
	}

	/** Receive up to `most` messages; wait up to `waitMs` until there is one. */
	async receive({
		most,
		hiddenMs,
		waitMs,
	}: {
		readonly most: number;
		readonly hiddenMs: number;
		readonly waitMs: number;
	}): Promise<readonly Received[]> {
		const until = this.#clock.wall() + waitMs;
		for (;;) {
			// A change in the world may have sent a message meanwhile.
			this.#bringUpToDate();
			const found = this.#take(most, hiddenMs);
			const left = until - this.#clock.wall();
			if (found.length > 0 || left <= 0) {
				return found;
			}

			await this.#clock.wait(Math.min(lookMs, left));
		}
	}

	/** @returns Whether the receipt has the form of a receipt; to delete a message twice is no mistake. */
	delete(receipt: string): boolean {
		const [id = ''] = receipt.split('#');
		const message = this.#messages.get(id);
		if (message?.receipt === receipt) {
			this.#messages.delete(id);
		}

		return /^[0-9a-f-]{36}#\d+$/.test(receipt);
	}

	/** Hide a message for `forMs` from now on. @returns Whether it was in flight. */
	hide(receipt: string, forMs: number): boolean {
		const message = this.#messages.get(receipt.split('#')[0] ?? '');
		if (message === undefined || message.receipt !== receipt) {
			return false;
		}

		message.visibleAt = this.#clock.wall() + forMs;
		return true;
	}

	/** Count the messages that a reader can receive now, those hidden because they were received, and those that are still delayed. */
	count(): {readonly visible: number; readonly inFlight: number; readonly delayed: number} {
		const now = this.#clock.wall();
		const counts = {visible: 0, inFlight: 0, delayed: 0};
		for (const {visibleAt, receiveCount} of this.#messages.values()) {
			counts[visibleAt <= now ? 'visible' : receiveCount > 0 ? 'inFlight' : 'delayed']++;
		}

		return counts;
	}

	#take(most: number, hiddenMs: number): readonly Received[] {
		const now = this.#clock.wall();
		const taken: Received[] = [];
		for (const message of this.#messages.values()) {
			if (now - message.sentAt > keptSeconds * 1000 || this.#messages.size > mostKept) {
				this.#messages.delete(message.id);
			} else if (message.visibleAt <= now && taken.length < most) {
				taken.push(receiveOne(message, now, hiddenMs));
			}
		}

		return taken;
	}
}

function receiveOne(message: Message, now: number, hiddenMs: number): Received {
	message.receiveCount++;
	message.visibleAt = now + hiddenMs;
	message.receipt = `${message.id}#${message.receiveCount}`;
	message.firstReceivedAt ||= now;
	const {id, body, receipt, sentAt, receiveCount, firstReceivedAt} = message;
	const md5 = createHash('md5').update(body).digest('hex');
	return {id, body, receipt, md5, sentAt, receiveCount, firstReceivedAt};
}
