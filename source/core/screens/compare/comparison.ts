import {ownValue} from '../../domain/own.ts';
import {maskValue} from '../../domain/secrets/secrets.ts';
import type {Trouble} from '../../domain/trouble.ts';
import type {ChildRead, ReadStep} from '../../follow/child-read.ts';
import type {LocationGrid, LocationIndex} from '../../grid/location-grid.ts';
import {createMemory} from '../../grid/remember.ts';
import {generalizeMessage, headlineOf} from '../../status/causes.ts';
import {formatDuration} from '../../status/format.ts';
import {concerns, type PrintedValue, tellPrintedOf} from './printed.ts';

/** A value that every location may have. The first three are in the parent's steps: they cost no call. */
export type ComparedValue =
	| {readonly kind: 'status' | 'failure' | 'duration' | 'version'}
	| {readonly kind: 'step-status' | 'step-failure' | 'step-duration'; readonly step: string}
	| PrintedValue
	| {readonly kind: 'output'; readonly step: string; readonly output: string};

/** What was read of one location's child, or why it couldn't be. */
export type ReadLocation = {readonly child: ChildRead | null; readonly refusal: string | null};

/** A value compared over all locations. Kept when it is left, as long as the same fan-out is open. */
export type Comparison = {
	readonly executionId: string;
	/** `null` while one is being chosen. */
	readonly chosen: ComparedValue | null;
	/** By printed location. */
	readonly reads: ReadonlyMap<string, ReadLocation>;
	/** Locations whose child is being read, printed. */
	readonly asking: ReadonlySet<string>;
	/** Locations whose child is still to be read, printed, the first one next. */
	readonly queue: readonly string[];
	/** How many locations the chosen value is read from; 0 where the parent knows it. */
	readonly total: number;
	/** How many children couldn't be read. */
	readonly refused: number;
	/** The last failure among them, and its time; `null` where all could be read. */
	readonly trouble: Trouble | null;
};

/** Locations that have the same value. */
export type ComparedGroup = {
	/** What tells the group on the matrix: `A` is the smallest. */
	readonly letter: string;
	/** As it is shown and searched; may have several lines. */
	readonly value: string;
	/** Whether it is a value, rather than why there is none. */
	readonly isValue: boolean;
	/** In the grid's order; never empty. */
	readonly indices: readonly LocationIndex[];
};

export function startComparison(executionId: string): Comparison {
	return {
		executionId,
		chosen: null,
		reads: new Map(),
		asking: new Set(),
		queue: [],
		total: 0,
		refused: 0,
		trouble: null,
	};
}

/** Whether a value is in the children alone, and has to be read there. */
export function needsChildren({kind}: ComparedValue): boolean {
	return kind !== 'status' && kind !== 'failure' && kind !== 'duration';
}

/** The step that a value belongs to; `null` where it is the location's own. */
export function stepOf(value: ComparedValue): string | null {
	return 'step' in value ? value.step : null;
}

/** A value in words. */
export function nameValue(value: ComparedValue): string {
	switch (value.kind) {
		case 'status':
			return 'Status';
		case 'failure':
			return 'Failure message';
		case 'duration':
			return 'Duration';
		case 'version':
			return 'Document version';
		case 'step-status':
			return `${value.step}: status`;
		case 'step-failure':
			return `${value.step}: failure message`;
		case 'step-duration':
			return `${value.step}: duration`;
		case 'printed':
			return value.step === null ? 'What the step that failed printed' : `${value.step}: what it printed`;
		case 'output':
			return `${value.step}: output ${value.output}`;
	}
}

/** Whether anything ever began in a location, so that it may have a child. */
export function mayHaveChild(grid: LocationGrid, index: LocationIndex): boolean {
	if (grid.locationAt(index) === null) {
		return false;
	}

	const statusClass = grid.classAt(index)!;
	return (
		grid.childIdAt(index) !== null || (statusClass !== 'idle' && statusClass !== 'skipped' && !isRefused(grid, index))
	);
}

/** The parent says itself that the execution role couldn't be assumed. */
function isRefused(grid: LocationGrid, index: LocationIndex): boolean {
	return /(unable to be|can(?:'|no)t be) assumed/i.test(grid.failureMessageAt(index) ?? '');
}

/** What can be compared: what the parent knows, then what the children read so far have. */
export function listComparable({reads}: Comparison): readonly ComparedValue[] {
	const steps = new Map<string, Set<string>>();
	const printing = new Set<string>();
	for (const {child} of reads.values()) {
		for (const {name, outputs, commandId} of child?.steps ?? []) {
			const known = steps.get(name) ?? new Set();
			steps.set(name, known);
			if (commandId != null) {
				printing.add(name);
			}

			for (const output of Object.keys(outputs)) {
				known.add(output);
			}
		}
	}

	const own: readonly ComparedValue[] = [{kind: 'failure'}, {kind: 'duration'}, {kind: 'status'}, {kind: 'version'}];
	return [
		...(printing.size > 0 ? [{kind: 'printed', step: null} as const] : []),
		...own,
		...[...steps].flatMap(([step, outputs]): readonly ComparedValue[] => [
			...[...outputs].sort().map(output => ({kind: 'output', step, output}) as const),
			...(printing.has(step) ? [{kind: 'printed', step} as const] : []),
			{kind: 'step-failure', step},
			{kind: 'step-status', step},
			{kind: 'step-duration', step},
		]),
	];
}

const rememberGroups = createMemory<readonly ComparedGroup[]>();

/** Locations by their value, the smallest group first, as that is the outlier; those without a value behind them. Remembered until something changes. */
export function groupLocations(grid: LocationGrid, {chosen, reads}: Comparison): readonly ComparedGroup[] {
	return chosen === null ? [] : rememberGroups(grid, [grid.version, chosen, reads], () => compose(grid, chosen, reads));
}

type Answer = {readonly value: string; readonly isValue: boolean};

function compose(grid: LocationGrid, chosen: ComparedValue, reads: Comparison['reads']): readonly ComparedGroup[] {
	const byValue = new Map<string, Answer & {readonly indices: LocationIndex[]}>();
	for (const index of grid.indices()) {
		const answer = answerAt(grid, index, chosen, reads);
		const key = `${answer.isValue} ${answer.value}`;
		const known = byValue.get(key);
		if (known === undefined) {
			byValue.set(key, {...answer, indices: [index]});
		} else {
			known.indices.push(index);
		}
	}

	return [...byValue.values()]
		.sort(
			(a, b) =>
				Number(b.isValue) - Number(a.isValue) || a.indices.length - b.indices.length || (a.value < b.value ? -1 : 1),
		)
		.map((group, place) => withLetter(group, letters[place] ?? '*', chosen));
}

/** Values are compared before they are masked: the operator should learn that two secrets differ, and nothing more. */
function withLetter<G extends Answer>(group: G, letter: string, chosen: ComparedValue): G & {readonly letter: string} {
	if (!group.isValue) {
		return {...group, letter: '-'};
	}

	const masked = maskValue(chosen.kind === 'output' ? chosen.output : '', group.value);
	return {...group, letter, value: masked === group.value ? masked : `${masked} (${letter})`};
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function answerAt(grid: LocationGrid, index: LocationIndex, chosen: ComparedValue, reads: Comparison['reads']): Answer {
	switch (chosen.kind) {
		case 'status':
			return valued(grid.statusAt(index)!);
		case 'failure': {
			const message = grid.failureMessageAt(index);
			return message === null
				? unvalued(grid.hasEndedAt(index) ? 'no failure' : 'not ended')
				: valued(causeOf(message));
		}

		case 'duration': {
			const tookMs = grid.endedAt(index) - grid.startedAt(index);
			return Number.isNaN(tookMs) ? unvalued('not ended') : valued(sortDuration(tookMs));
		}

		default: {
			const read = reads.get(grid.keyAt(index));
			if (read === undefined) {
				return unvalued(
					!concerns(grid, index, chosen)
						? 'nothing failed there'
						: mayHaveChild(grid, index)
							? 'not read yet'
							: grid.locationAt(index) === null
								? 'AWS doesn’t say where it ran'
								: 'nothing began there',
				);
			}

			const {child, refusal} = read;
			return child === null ? unvalued(refusal ?? 'no execution was started there') : answerOf(child, chosen);
		}
	}
}

function answerOf(child: ChildRead, chosen: ComparedValue): Answer {
	if (!('step' in chosen)) {
		return child.documentVersion === null ? unvalued('AWS names no version') : valued(child.documentVersion);
	}

	if (chosen.kind === 'printed') {
		return tellPrintedOf(child, chosen);
	}

	// Of a step that ran in a loop, or again, the last one counts.
	const one = child.steps.findLast(({name}) => name === chosen.step);
	return one === undefined ? unvalued(`no step ${chosen.step}`) : answerOfStep(one, chosen);
}

function answerOfStep(one: ReadStep, chosen: ComparedValue): Answer {
	switch (chosen.kind) {
		case 'step-status':
			return valued(one.status);
		case 'step-failure':
			return one.failureMessage === null ? unvalued('no failure') : valued(causeOf(one.failureMessage));
		case 'step-duration':
			return one.tookMs === null ? unvalued('not ended') : valued(sortDuration(one.tookMs));
		case 'output': {
			const output = ownValue(one.outputs, chosen.output);
			return output === undefined ? unvalued('no such output') : valued(output);
		}

		default:
			return unvalued('');
	}
}

/** Messages that differ only in IDs, ARNs and times are the same. */
function causeOf(message: string): string {
	return headlineOf(generalizeMessage(message).pattern);
}

function valued(value: string): Answer {
	return {value: value === '' ? '(empty)' : value, isValue: true};
}

function unvalued(value: string): Answer {
	return {value, isValue: false};
}

/** Durations that are much the same, as one value: the longer, the coarser. */
function sortDuration(ms: number): string {
	const seconds = ms / 1000;
	const size = seconds < 10 ? 1 : seconds < 60 ? 5 : seconds < 600 ? 30 : 300;
	const from = Math.floor(seconds / size) * size;
	return `${formatDuration(from * 1000)} to ${formatDuration((from + size) * 1000)}`;
}
