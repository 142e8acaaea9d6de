import {formatCount, formatDuration} from '../../status/format.ts';
import type {DurationShift, FanOutComparison, OutcomeGroup} from './compare-fan-outs.ts';

/** `Failed → Success`; a location that only one of the two fan-outs has is `only in A`, one that still runs is `not ended yet`. */
export function sayOutcome({a, b, kind}: Pick<OutcomeGroup, 'a' | 'b' | 'kind'>): string {
	if (a === null || b === null) {
		return a === null ? `only in B: ${b}` : `only in A: ${a}`;
	}

	return `${a === b ? `${a} in both` : `${a} → ${b}`}${kind === 'open' ? ', not ended yet' : ''}`;
}

/** `+1m12s`, `−5s`; what is less than a second is `0s`. */
export function sayShift(ms: number): string {
	const whole = Math.trunc(ms / 1000) * 1000;
	return whole === 0 ? '0s' : `${whole > 0 ? '+' : '−'}${formatDuration(Math.abs(whole))}`;
}

/** `median 1m05s → 1m12s; of each +7s, of nine in ten at most +20s`. */
export function sayDurationShift({medianA, medianB, medianShift, p90Shift}: DurationShift): string {
	return `median ${formatDuration(medianA)} → ${formatDuration(medianB)}; of each ${sayShift(medianShift)}, nine in ten at most ${sayShift(p90Shift)}`;
}

/** `3 of 340 locations in both fared differently; 12 have not ended yet`. */
export function sayDifferent({different, open, inBoth}: FanOutComparison): string {
	const unknown = open === 0 ? '' : `; ${formatCount(open)} ${open === 1 ? 'has' : 'have'} not ended yet`;
	return `${formatCount(different)} of ${formatCount(inBoth)} locations in both fared differently${unknown}`;
}
