import type {EpochMs} from '../domain/execution.ts';
import type {Failure} from '../domain/failure.ts';

/** The state of the queue of events. */
export type HintQueueState = {
	/** Whether there is one: without `--events` there is none. */
	readonly isRead: boolean;
	/** How many events were used, and how many messages were no events of Automation. */
	readonly used: number;
	readonly unusable: number;
	/** When messages were last received without a failure; `null` before the first time. */
	readonly receivedAt: EpochMs | null;
	/** How long the latest event took to reach the queue, in milliseconds; `null` where that isn't known. */
	readonly lateMs: number | null;
	/** Whether a notice has said that locations end and no event arrives. */
	readonly isSilenceTold: boolean;
	/** The failure of the last call; `null` where it succeeded. */
	readonly failure: Failure | null;
	/** When this failure began, and when the next call is made. */
	readonly failedSince: EpochMs | null;
	readonly dueAt: EpochMs | null;
};

/** The state before the first call. */
export function firstHintQueue(isRead: boolean): HintQueueState {
	return {
		isRead,
		used: 0,
		unusable: 0,
		receivedAt: null,
		lateMs: null,
		isSilenceTold: false,
		failure: null,
		failedSince: null,
		dueAt: null,
	};
}
