import type {Trouble} from '../domain/trouble.ts';

/** Trouble with what is on the screen. */
export type ShownTrouble = Trouble & {
	/** What it is about, where that isn't simply what is shown; empty where it is. */
	readonly about: string;
	/** When the request is repeated by itself, epoch milliseconds; `null` where it isn't. */
	readonly dueAt: number | null;
	/** Whether it is being asked for right now. */
	readonly isAsking: boolean;
};
