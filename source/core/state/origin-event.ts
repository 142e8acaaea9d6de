import type {Setup} from '../domain/setup.ts';

/** What happens where somebody chooses who acts, and where. */
export type OriginEvent =
	/** What this machine is set up with has been read. */
	| {readonly type: 'setup-read'; readonly setup: Setup}
	/** Regions are shown to be chosen from, or profiles again. */
	| {readonly type: 'origin-stage-changed'}
	/** The console ends, and something else begins on this terminal. */
	| {readonly type: 'left-for'; readonly next: 'demo' | 'doctor'};
