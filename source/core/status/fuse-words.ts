import {formatCount, formatOrdinal} from './format.ts';
import type {EntryFuses, Fuse} from './fuse.ts';

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
	const {errors, allowed, failuresLeft, draining, notBegun, entries} = fuse;
	const used = `errors ${formatCount(errors)} of ${formatCount(allowed)} allowed${entries === null ? '' : ` ${sayEntries(entries)}`}`;
	const few = `errors ${formatCount(errors)}/${formatCount(allowed)}`;
	const state = errors === 0 ? 'whole' : 'used';
	if (hasEnded) {
		const neverRan = notBegun > 0 ? `${formatCount(notBegun)} never ran` : '';
		return {
			long: [used, neverRan].filter(Boolean).join(' · '),
			short: [few, neverRan].filter(Boolean).join(', '),
			state: errors > 0 ? 'blown' : 'whole',
		};
	}

	if (failuresLeft === 0) {
		return {
			long: `${used}: AWS starts no more · ${formatCount(draining)} drain, ${formatCount(notBegun)} will never run`,
			short: `${few}, stopped: ${formatCount(draining)} drain, ${formatCount(notBegun)} lost`,
			state: 'blown',
		};
	}

	if (notBegun === 0) {
		return {long: `${used} · every location has begun`, short: `${few}, all begun`, state};
	}

	if (entries !== null) {
		return describeEntries(fuse, entries, used);
	}

	if (failuresLeft > draining + notBegun) {
		return {long: `${used} · too few are left to stop it`, short: `${few}, can’t stop`, state};
	}

	return {
		long: `${used} · AWS stops at the ${formatOrdinal(allowed + 1)} (${formatCount(failuresLeft)} more), then ${formatCount(draining)} drain, ${formatCount(notBegun)} never run`,
		short: `${few}, stops in ${formatCount(failuresLeft)}`,
		state,
	};
}

/** AWS doesn't say whether entries count their errors alone: the nearest one's stop may be that of all. */
function describeEntries({errors, allowed, failuresLeft}: Fuse, entries: EntryFuses, used: string): FuseWords {
	const {stopped, lost, stopsAt} = entries;
	const next =
		stopsAt === null
			? 'no entry can stop any more'
			: `${stopped === 0 ? 'one' : 'the next'} stops at its ${formatOrdinal(stopsAt)} (${formatCount(failuresLeft)} more)`;
	const gone = stopped === 0 ? '' : ` · ${formatCount(stopped)} stopped, ${lost} never run`;
	const shared = stopped === 0 && stopsAt !== null ? ', or all if they share a budget' : '';
	return {
		long: `${used}${gone} · ${next}${shared}`,
		short:
			stopped === 0
				? `errors ${formatCount(errors)}/${formatCount(allowed)}${stopsAt === null ? '' : `, an entry stops in ${formatCount(failuresLeft)}`}`
				: `errors ${formatCount(errors)}/${formatCount(allowed)}, ${formatCount(stopped)} ${stopped === 1 ? 'entry' : 'entries'} stopped`,
		state: stopped > 0 ? 'blown' : errors === 0 ? 'whole' : 'used',
	};
}

/** Allowed errors of at most this many entries are printed one by one. */
const mostEntries = 3;

function sayEntries({allowed}: EntryFuses): string {
	return allowed.length <= mostEntries ? `(${allowed.join(' + ')})` : `in ${formatCount(allowed.length)} entries`;
}
