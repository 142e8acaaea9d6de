import {formatCount, formatDuration} from '../../status/format.ts';
import type {DurationShift, OutcomeGroup} from './compare-fan-outs.ts';

/** `Failed → Success`; a location that only one of the two fan-outs has is `only in A`. */
export function sayOutcome({a, b, isSame}: Pick<OutcomeGroup, 'a' | 'b' | 'isSame'>): string {
	return a === null ? `only in B: ${b}` : b === null ? `only in A: ${a}` : isSame ? `${a} in both` : `${a} → ${b}`;
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

/** `3 of 340 locations fared differently`. */
export function sayDifferent(different: number, inBoth: number): string {
	return `${formatCount(different)} of ${formatCount(inBoth)} locations in both fared differently`;
}
