import {rowKindOf} from '../domain/execution.ts';
import {isSuccess} from '../domain/status.ts';
import type {Following} from '../follow/following.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import {headlineOf} from './causes.ts';
import {groupFailures} from './failure-groups.ts';
import type {Phrase, Tone} from './fit-phrases.ts';
import {formatCount, formatDuration} from './format.ts';
import {sayOutcome} from './outcome-words.ts';
import {toPrintableLine} from './printable.ts';
import {readProgress} from './progress.ts';

/** How many causes are printed, how many locations of each, and how many of the slowest. */
const [mostCauses, mostPlaces, mostSlow] = [8, 3, 3];

/**
The result of a followed execution, for a person who reads nothing else: the outcome, the causes and their locations, the slowest, and what to do next.

@param retryCommand - The command that retries, before an execution ID; `null` where nothing can.
*/
export function summarize(following: Following, now: number, retryCommand: string | null): readonly Phrase[] {
	const {execution, grid, executionId} = following;
	if (execution === null) {
		return [];
	}

	const {byStatus, total, succeeded, elapsedMs} = readProgress(following, now);
	const isGood = total === 0 ? isSuccess(execution.status) : succeeded === total;
	const took = elapsedMs === null ? '' : ` in ${formatDuration(elapsedMs)}`;
	const version = execution.documentVersion === null ? '' : ` version ${execution.documentVersion}`;
	const groups = groupFailures(grid);
	return [
		line(
			`Summary of ${executionId}, ${execution.document}${version}: ended${took}; AWS says ${execution.status}`,
			'text',
		),
		line(`  Succeeded: ${sayOutcome(byStatus, total)}`, isGood ? 'good' : 'bad'),
		...groups
			.slice(0, mostCauses)
			.map(({cause, indices}) =>
				line(
					`  ${formatCount(indices.length)} × ${headlineOf(cause).slice(0, 300)} (${namePlaces(grid, indices)})`,
					'bad',
				),
			),
		...(groups.length > mostCauses
			? [line(`  … and ${formatCount(groups.length - mostCauses)} more causes`, 'bad')]
			: []),
		...tellSlowest(grid),
		...(isGood || retryCommand === null || rowKindOf(execution) !== 'locations'
			? []
			: [line(`  To run again what did not succeed: ${retryCommand} ${executionId}`, 'text')]),
	];
}

function line(text: string, tone: Tone): Phrase {
	return {text: toPrintableLine(text), tone};
}

function namePlaces(grid: LocationGrid, indices: readonly LocationIndex[]): string {
	const named = indices.slice(0, mostPlaces).map(index => grid.nameAt(index));
	const more = indices.length - named.length;
	return `${named.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}

function tellSlowest(grid: LocationGrid): readonly Phrase[] {
	const slowest: Array<{readonly index: LocationIndex; readonly tookMs: number}> = [];
	for (const index of grid.indices()) {
		const tookMs = grid.endedAt(index) - grid.startedAt(index);
		if (tookMs > (slowest.at(-1)?.tookMs ?? 0) || (slowest.length < mostSlow && tookMs > 0)) {
			slowest.push({index, tookMs});
			slowest.sort((a, b) => b.tookMs - a.tookMs);
			slowest.splice(mostSlow);
		}
	}

	const told = slowest.map(({index, tookMs}) => `${grid.nameAt(index)} ${formatDuration(tookMs)}`);
	return told.length === 0 ? [] : [line(`  Slowest: ${told.join(', ')}`, 'muted')];
}
