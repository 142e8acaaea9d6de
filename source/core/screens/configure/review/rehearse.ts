import {formatShare} from '../../../actions/rehearse/print.ts';
import {rehearse} from '../../../actions/rehearse/rehearse.ts';
import {quoteForBash} from '../../../domain/quote.ts';
import type {RequestRate} from '../../../domain/request-rate.ts';
import {createMemory} from '../../../grid/remember.ts';
import {readPlannedRate} from '../../../planning/planned-rate.ts';
import {line, linesAbout, type ReviewPart} from './reviewed.ts';

/** The share of failures that the forecast is made for. */
const failingShare = 0.03;
/** How many locations the forecast plays in total, over all seeds, so that no key has to wait for it. */
const mostPlayed = 60_000;
const mostSeeds = 200;
const leastSeeds = 20;

const remember = createMemory<string | null>();

/** Forecast the fuse where a few locations fail, and print the command that rehearses the launch. */
export const describeRehearsal: ReviewPart = ({state, requests}) => {
	if (state.options.isRehearsal) {
		return [line('REHEARSAL', 'a simulated copy: nothing that is done here reaches AWS', 'bad')];
	}

	const rate = readPlannedRate(requests, state.directory);
	const forecast = remember(requests, [rate.size, rate.concurrency, rate.allowed], () => forecastFuse(rate));
	const [, file] = /^plan (?!-$)(.+)$/.exec(state.configure.origin ?? '') ?? [];
	const offer =
		file === undefined
			? 'w saves the plan; rollgrid rehearse FILE plays it in a copy of the organization first'
			: `rollgrid rehearse ${quoteForBash(file)} plays it in a copy of the organization first`;
	return linesAbout('Rehearse', [...(forecast === null ? [] : [forecast]), offer]);
};

/** How often the fuse blows if this share of locations fails and all take equally long; `null` where the locations are unknown, or too many. */
function forecastFuse({entries, requests, size}: RequestRate): string | null {
	const seeds = size === null || size === 0 ? 0 : Math.min(mostSeeds, Math.floor(mostPlayed / size));
	const limits = entries.flatMap(({size: locations, concurrency, allowed}) =>
		locations === null || concurrency === null || allowed === null ? [] : [{size: locations, concurrency, allowed}],
	);
	if (size === null || seeds < leastSeeds || requests > 1 || limits.length < entries.length) {
		return null;
	}

	const usual = {runs: 1, durationsMs: new Float64Array(size).fill(1), errors: new Uint8Array(size)};
	const failing = {...usual, errors: new Uint8Array(size).fill(1)};
	const experience = {
		usual,
		failing,
		slow: null,
		slowAndFailing: null,
		chances: {fails: failingShare, isSlow: 0},
		expansionsMs: [0],
	};
	const {asPlanned} = rehearse(
		{entries: limits, order: 'separate-parallel', experience},
		{seeds, firstSeed: 1, alternatives: false},
	);
	const {fuseBlown, hitBeforeBlown} = asPlanned;
	const then = hitBeforeBlown === null ? '' : `, by then ${hitBeforeBlown.median} of ${size} have started`;
	return `if 3 % of the locations fail, its fuse blows in ${formatShare(fuseBlown)} of ${seeds} seeds${then}`;
}
