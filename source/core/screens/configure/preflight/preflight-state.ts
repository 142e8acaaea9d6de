import type {Preflight} from '../../../actions/preflight/preflight.ts';
import type {LaunchDraft} from '../../../planning/draft.ts';

/** A preflight of the launch that is being configured. */
export type KnownPreflight = {
	/** Names the requests that it checks, as JSON. */
	readonly key: string;
	/** The launch at the time of the preflight. */
	readonly draft: LaunchDraft;
	readonly state: 'running' | 'over' | 'called-off';
	/** `null` before anything is known. */
	readonly preflight: Preflight | null;
	/** When it began, epoch milliseconds. */
	readonly at: number;
};
