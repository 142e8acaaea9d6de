import {planWaves} from '../../../domain/rate-control.ts';
import type {RequestRate} from '../../../domain/request-rate.ts';
import {readPlannedRate} from '../../../planning/planned-rate.ts';
import {findFollowing} from '../../../state/attempts.ts';
import {formatCount, formatDuration} from '../../../status/format.ts';
import {describeRate, describeResourceRate, listResourceLimits} from '../../../status/rate-words.ts';
import type {Configuring} from '../configuring.ts';
import {line, linesAbout, type ReviewPart} from './reviewed.ts';

/** How many run at once, in which waves, and how long that may take: all of it from the requests that will be sent. */
export const describeForecast: ReviewPart = ({state, requests}) => {
	const rate = readPlannedRate(requests, state.directory);
	const within = listResourceLimits(requests.map(({request}) => request)).map(
		({concurrency, errors}) => `in a location, of 100 resources say: ${describeResourceRate(concurrency, errors, 100)}`,
	);
	const waves = describeWaves(rate);
	const took = rate.rounds === null ? null : estimate(state, state.configure.draft.document, rate.rounds);
	return [
		...linesAbout('Rate', [...describeRate(rate), ...within]),
		...(waves === null ? [] : [line('Waves', waves)]),
		...(took === null ? [] : [line('Takes', took)]),
	];
};

function describeWaves({entries, rounds}: RequestRate): string | null {
	const [only] = entries;
	if (rounds === null || only === undefined) {
		return null;
	}

	if (entries.length > 1) {
		const {sideBySide, inSequence} = rounds;
		return `${sideBySide === 1 ? 'one' : sideBySide} if the entries run side by side${inSequence === sideBySide ? '' : `, ${inSequence} if one after another`}; if all locations take equally long`;
	}

	const waves = planWaves(only.maxConcurrency, only.size ?? 0, Number.MAX_SAFE_INTEGER);
	const size = waves[0]?.count ?? 0;
	const last = waves.at(-1)?.count ?? 0;
	return waves.length <= 1
		? 'one: all start together'
		: `${formatCount(waves.length)} of ${formatCount(size)}${last === size ? '' : `, the last of ${formatCount(last)}`}, if all take equally long`;
}

/** How long it may take, from what is known of earlier runs; `null` where nothing is. */
function estimate(
	state: Configuring,
	document: string,
	{sideBySide, inSequence}: {readonly sideBySide: number; readonly inSequence: number},
): string | null {
	const {fanOuts} = state;
	const following = findFollowing(state, state.opened);
	if (following?.execution?.document === document) {
		const {grid} = following;
		const took = [...grid.indices()]
			.filter(index => grid.hasEndedAt(index))
			.map(index => grid.endedAt(index) - grid.startedAt(index))
			.filter(ms => ms >= 0);
		if (took.length > 0) {
			const typical = median(took);
			const most = inSequence === sideBySide ? '' : ` to ${formatDuration(typical * inSequence)}`;
			return `about ${formatDuration(typical * sideBySide)}${most}: a location took ${formatDuration(typical)} in the fan-out that was open (median of ${took.length})`;
		}
	}

	const earlier = fanOuts.items
		.filter(item => item.document === document && item.startedAt !== null && item.endedAt !== null)
		.map(item => item.endedAt! - item.startedAt!);
	return earlier.length === 0
		? null
		: `earlier fan-outs of this runbook took ${formatDuration(median(earlier))} (median of ${earlier.length})`;
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
