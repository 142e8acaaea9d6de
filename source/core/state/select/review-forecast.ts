import {defaultResourceConcurrency, describeRateControl, planWaves} from '../../domain/rate-control.ts';
import {isTerminal} from '../../domain/status.ts';
import type {PlannedRequest} from '../../planning/retry-plan.ts';
import {formatDuration} from '../../status/format.ts';
import type {Configure} from '../configure/configure.ts';
import type {ConsoleState} from '../state.ts';
import {describeFailure} from './failure-lines.ts';
import type {Phrase} from './header.ts';

/** Writes one line of the review: what it is about, then what there is to say. */
export type Line = (name: string, text: string, tone?: Phrase['tone']) => Phrase;

/** How many run at once, in which waves, and how long that may take. */
export function describeRate(
	state: ConsoleState,
	configure: Configure,
	count: number | null,
	line: Line,
): readonly Phrase[] {
	const {rate, targets} = configure.draft;
	const concurrency = rate.locationConcurrency || null;
	if (count === null) {
		return [line('Rate', `${concurrency ?? '1'} at a time, ${rate.locationErrors || '0'} errors allowed`)];
	}

	const waves = planWaves(concurrency, count, Number.MAX_SAFE_INTEGER);
	const [first] = waves;
	const last = waves.at(-1);
	const size = first?.count ?? 0;
	const isEven = last?.count === size;
	const said =
		waves.length <= 1
			? 'one: all start together'
			: `${waves.length} of ${size}${isEven ? '' : `, the last of ${last?.count ?? 0}`}, if all take equally long`;
	const took = estimate(state, configure.draft.document, waves.length);
	return [
		line('Rate', describeRateControl(concurrency, rate.locationErrors || null, count)),
		...(targets.kind === 'none'
			? []
			: [
					line(
						'',
						`in a location, of 100 resources say: ${describeRateControl(rate.resourceConcurrency || null, rate.resourceErrors || null, 100, defaultResourceConcurrency)}`,
					),
				]),
		line('Waves', said),
		...(took === null ? [] : [line('Takes', took)]),
	];
}

/** How long it may take, from what is known of earlier runs; `null` where nothing is. */
function estimate({following, fanOuts}: ConsoleState, document: string, waves: number): string | null {
	if (following?.execution?.document === document) {
		const {grid} = following;
		const took = [...grid.indices()]
			.filter(index => isTerminal(grid.statusAt(index)!))
			.map(index => grid.endedAt(index) - grid.startedAt(index))
			.filter(ms => ms >= 0);
		if (took.length > 0) {
			const typical = median(took);
			return `about ${formatDuration(typical * waves)}: a location took ${formatDuration(typical)} in the fan-out that was open (median of ${took.length})`;
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

/** What AWS's own preview says of the request. */
export function describePreview(
	{preview}: Configure,
	requests: readonly PlannedRequest[],
	line: Line,
): readonly Phrase[] {
	if (preview === null) {
		return [];
	}

	if (preview.failure !== null) {
		return [line('Preview', describeFailure(preview.failure).join(' '), 'waiting')];
	}

	const known = preview.preview;
	if (known === null || known.status === 'Pending' || known.status === 'InProgress') {
		return [line('Preview', 'AWS is looking at it… A launch needn’t wait for that', 'muted')];
	}

	if (known.status === 'Failed') {
		return [line('Preview', `AWS could make none: ${known.message ?? 'it does not say why'}`, 'waiting')];
	}

	const steps = [
		[known.mutatingSteps, 'change something'],
		[known.nonMutatingSteps, 'only read'],
		[known.undeterminedSteps, 'may do either'],
	] as const;
	const said = steps.filter(([count]) => count !== null).map(([count, what]) => `${count} ${what}`);
	const only = requests.length > 1 ? 'of the first request: ' : '';
	return [
		line(
			'Preview',
			`by AWS, ${only}${known.totalAccounts ?? '?'} accounts, ${known.regions.length} Regions; of the runbook’s steps ${said.join(', ') || 'nothing is said'}`,
		),
		...known.targets.map(({type, count}) => line('', `${count} ${type}`, 'muted')),
	];
}
