import type {Outcome} from '../../domain/failure.ts';
import {type Location, parseLocation, printLocation} from '../../domain/location.ts';
import {meetTrouble} from '../../domain/trouble.ts';
import type {ChildRead} from '../../follow/child-read.ts';
import type {LocationGrid} from '../../grid/location-grid.ts';
import {attemptAt, listAttempts, shownFollowing} from '../../state/attempts.ts';
import type {Effect} from '../../state/effect.ts';
import type {ShownTrouble} from '../../state/shown-trouble.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import {formatCount} from '../../status/format.ts';
import {
	type ComparedValue,
	type Comparison,
	mayHaveChild,
	needsChildren,
	type ReadLocation,
	stepOf,
} from './comparison.ts';
import {concerns, hasPrinted} from './printed.ts';
import {comparison} from './screen.ts';

/** Children read at the same time: each in an account and Region with a budget of its own. */
const atOnce = 6;

/** Read what the chosen value needs: nothing where the parent knows it, else the children that haven't been read to their end. */
export function readCompared(state: ConsoleState): Transition {
	const compare = comparison.of(state);
	const grid = shownFollowing(state)?.grid;
	if (compare === null || compare.chosen === null || grid === undefined || !needsChildren(compare.chosen)) {
		return transition(state);
	}

	const queue = [...listUnread(grid, compare)];
	return askNext(comparison.in(state, {...compare, queue, total: countReadable(grid, compare.chosen)}));
}

/** Locations that may have a child to be read. */
function countReadable(grid: LocationGrid, chosen: ComparedValue): number {
	let count = 0;
	for (const index of grid.indices()) {
		count += Number(mayHaveChild(grid, index) && concerns(grid, index, chosen));
	}

	return count;
}

/** Read a few children for the names of their steps and outputs: those given, as far as they may have any. */
export function readSamples(state: ConsoleState, samples: readonly Location[]): Transition {
	const compare = comparison.of(state);
	if (compare === null) {
		return transition(state);
	}

	const queue = samples.map(printLocation).filter(name => !compare.reads.has(name) && !compare.asking.has(name));
	return askNext(comparison.in(state, {...compare, queue, total: queue.length}));
}

/** Stop reading; what is under way still comes in. */
export function stopReading(state: ConsoleState): ConsoleState {
	const compare = comparison.of(state);
	return compare === null ? state : comparison.in(state, {...compare, queue: []});
}

/** Whether children are still to be read. */
export function isReading({queue, asking}: Comparison): boolean {
	return queue.length > 0 || asking.size > 0;
}

/** A child was read, or couldn't be. */
export function hearOfChild(
	state: ConsoleState,
	{
		where,
		parentExecutionId,
		outcome,
	}: {
		readonly where: Location;
		readonly parentExecutionId: string;
		readonly outcome: Outcome<ChildRead | null>;
	},
): Transition {
	const compare = comparison.of(state);
	const name = printLocation(where);
	// The same location of a fan-out that was compared before says nothing of this one.
	const isOurs = listAttempts(state).some(({executionId}) => executionId === parentExecutionId);
	if (compare === null || !isOurs || !compare.asking.has(name)) {
		return transition(state);
	}

	const asking = new Set(compare.asking);
	asking.delete(name);
	const read: ReadLocation = outcome.ok
		? {child: outcome.value, refusal: null}
		: {child: null, refusal: `couldn't be read: ${outcome.failure.code ?? outcome.failure.kind}`};
	const reads = new Map(compare.reads).set(name, read);
	const wasRefused = compare.reads.get(name)?.refusal != null;
	const refused = compare.refused + Number(!outcome.ok) - Number(wasRefused);
	const met = outcome.ok ? compare.trouble : meetTrouble(compare.trouble, outcome.failure, state.now);
	const trouble = refused === 0 ? null : met;
	return askNext(comparison.in(state, {...compare, asking, reads, refused, trouble}));
}

function askNext(state: ConsoleState): Transition {
	const compare = comparison.of(state)!;
	const free = atOnce - compare.asking.size;
	const next = compare.queue.slice(0, Math.max(0, free));
	if (next.length === 0) {
		return transition(state);
	}

	const stepName = compare.chosen === null ? null : stepOf(compare.chosen);
	const urgency = compare.chosen === null ? 'opened' : 'background';
	const effects = next.flatMap((name): Effect[] => {
		const where = parseLocation(name);
		const attempt = where && attemptAt(state, where);
		const index = where && attempt?.grid.find(where);
		return where === undefined || attempt === undefined || index === undefined
			? []
			: [
					{
						type: 'read-child',
						where,
						parentExecutionId: attempt.executionId,
						executionId: attempt.grid.childIdAt(index),
						stepName,
						readsPrinted: compare.chosen?.kind === 'printed',
						urgency,
					},
				];
	});
	return transition(
		comparison.in(state, {
			...compare,
			queue: compare.queue.slice(next.length),
			asking: new Set([
				...compare.asking,
				...effects.flatMap(one => ('where' in one ? [printLocation(one.where as Location)] : [])),
			]),
		}),
		...effects,
	);
}

/** Locations whose child is to be read: not yet read, or not ended when it was, or read without the step that is wanted now. */
function* listUnread(grid: LocationGrid, {reads, chosen, asking}: Comparison): Generator<string> {
	const wanted = chosen === null ? null : stepOf(chosen);
	for (const index of grid.indices()) {
		const name = grid.keyAt(index);
		if (asking.has(name) || !mayHaveChild(grid, index) || !concerns(grid, index, chosen)) {
			continue;
		}

		const child = reads.get(name)?.child;
		const hasStep = wanted === null || child?.isComplete || child?.steps.some(one => one.name === wanted);
		const lacksPrinted = chosen?.kind === 'printed' && child != null && !hasPrinted(child, chosen);
		if (child == null || !child.isFinal || !hasStep || lacksPrinted) {
			yield name;
		}
	}
}

/** Children that couldn't be read, with the last failure; `null` where all could. */
export function findReadTrouble(compare: Comparison | null): ShownTrouble | null {
	if (compare === null || compare.trouble === null) {
		return null;
	}

	const about = `${formatCount(compare.refused)} of ${formatCount(compare.reads.size)} locations`;
	return {...compare.trouble, about, dueAt: null, isAsking: isReading(compare)};
}
