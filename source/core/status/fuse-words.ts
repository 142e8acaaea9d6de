import {formatOrdinal} from './format.ts';
import type {Fuse} from './fuse.ts';

/** What the fuse says, from the whole sentence to what fits beside everything else on 80 columns. */
export type FuseWords = {
	readonly long: string;
	readonly short: string;
	/** Whether it has blown, has used some of what is allowed, or is whole. */
	readonly state: 'blown' | 'used' | 'whole';
};

/**
Whether AWS will stop by itself, at which further failure, and what then.

@param hasEnded - Whether the fan-out has: then nothing will happen any more.
*/
export function describeFuse(fuse: Fuse, hasEnded: boolean): FuseWords {
	const {errors, allowed, failuresLeft, draining, notBegun} = fuse;
	const used = `errors ${errors} of ${allowed} allowed`;
	const few = `errors ${errors}/${allowed}`;
	const state = errors === 0 ? 'whole' : 'used';
	if (hasEnded) {
		const neverRan = notBegun > 0 ? `${notBegun} never ran` : '';
		return {
			long: [used, neverRan].filter(Boolean).join(' · '),
			short: [few, neverRan].filter(Boolean).join(', '),
			state: errors > 0 ? 'blown' : 'whole',
		};
	}

	if (failuresLeft === 0) {
		return {
			long: `${used}: AWS starts no more · ${draining} drain, ${notBegun} will never run`,
			short: `${few}, stopped: ${draining} drain, ${notBegun} lost`,
			state: 'blown',
		};
	}

	if (notBegun === 0) {
		return {long: `${used} · every location has begun`, short: `${few}, all begun`, state};
	}

	return {
		long: `${used} · AWS stops at the ${formatOrdinal(allowed + 1)} (${failuresLeft} more), then ${draining} drain, ${notBegun} never run`,
		short: `${few}, stops in ${failuresLeft}`,
		state,
	};
}
