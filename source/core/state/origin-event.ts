import type {Setup} from '../domain/setup.ts';

/** Events of the choice who acts, and where. */
export type OriginEvent =
	/** The AWS setup of this machine has been read. */
	| {readonly type: 'setup-read'; readonly setup: Setup}
	/** Show the Regions to choose from, or the profiles again. */
	| {readonly type: 'origin-stage-changed'}
	/** The console ends, and another program follows on this terminal. */
	| {readonly type: 'left-for'; readonly next: 'demo' | 'doctor'};
