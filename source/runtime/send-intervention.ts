import type {Intervention} from '../core/actions/intervention.ts';
import type {Outcome} from '../core/domain/failure.ts';
import type {Automation} from '../ports/automation.ts';
import type {Clock} from '../ports/clock.ts';
import {CallQueue} from './call-queue.ts';

/** Sends stops and signals, a few at a time; a throttled one is sent again, any other response is final. */
export class InterventionSender {
	readonly #automation: Automation;
	readonly #queue: CallQueue;

	constructor({automation, clock}: {readonly automation: Automation; readonly clock: Clock}) {
		this.#automation = automation;
		this.#queue = new CallQueue(clock);
	}

	send(intervention: Intervention): Promise<Outcome<void>> {
		const {where, executionId} = intervention;
		return this.#queue.run(() =>
			intervention.type === 'stop'
				? this.#automation.stop(where, executionId, intervention.stopType)
				: this.#automation.signal(where, executionId, intervention.signal),
		);
	}
}
