import type {Outcome} from '../core/domain/failure.ts';
import type {QueueMessage} from '../core/follow/automation-event.ts';

/**
A queue of SQS with events of EventBridge about automations. They are hints what to read next, and may be lost, late or doubled.

Expect every `FailureKind` but `local`.
*/
export type HintQueue = {
	/** `ReceiveMessage`, waiting for up to 20 seconds; at most ten messages, which others don't get for some seconds. Safe to call again. */
	receive(): Promise<Outcome<readonly QueueMessage[]>>;
	/** `DeleteMessageBatch`, at most ten at a time. A message that isn't deleted arrives again, with nothing new. `read-only` where nothing may be changed. */
	remove(receipts: readonly string[]): Promise<Outcome<void>>;
};
