import type {Trouble} from '../domain/trouble.ts';

/** A failure of what is on the screen. */
export type ShownTrouble = Trouble & {
	/** What failed, where that isn't simply the shown screen; empty where it is. */
	readonly about: string;
	/** When the request is repeated automatically, epoch milliseconds; `null` where it isn't. */
	readonly dueAt: number | null;
	/** Whether the request is running now. */
	readonly isAsking: boolean;
};
