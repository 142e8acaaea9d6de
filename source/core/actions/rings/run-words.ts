import {formatCount, formatLocations} from '../../domain/count.ts';
import type {ProgressCounters} from '../../domain/execution.ts';
import {formatIso} from '../../status/format.ts';
import type {GateVerdict} from './judge-gate.ts';
import {findNext, type Run} from './run.ts';

/** What is known of the current ring beside the record. */
export type RingSight = {readonly counters: ProgressCounters | null; readonly verdict: GateVerdict | null};

/** The progress of a run, in numbers. */
export type RunSum = {
	readonly total: number;
	readonly succeeded: number;
	readonly failed: number;
	readonly notRun: number;
};

/** Add up the locations of a run; none counts as a success before its ring has ended. */
export function sumRun({head, rings}: Run): RunSum {
	const sum = {total: 0, succeeded: 0, failed: 0, notRun: 0};
	for (const [index, {locations}] of head.rings.entries()) {
		const {failed, endedAt, phase} = rings[index]!;
		sum.total += locations;
		if (endedAt !== null) {
			sum.failed += failed.length;
			sum.succeeded += locations - failed.length;
		} else if (phase === 'waiting' || phase === 'skipped') {
			sum.notRun += locations;
		}
	}

	return sum;
}

/** Describe the state of a ring, with its numbers: `canary: 1 of 1 succeeded; gate: 3m20s of 10m00s left`. */
export function sayRing(run: Run, index: number, {counters, verdict}: RingSight): string {
	const {name, locations} = run.head.rings[index]!;
	const ring = run.rings[index]!;
	const count = formatLocations(locations);
	const failed = ring.failed.length;
	const result = `${formatCount(locations - failed)} of ${formatCount(locations)} succeeded`;
	switch (ring.phase) {
		case 'waiting':
			return `${name}: ${count}, not started${ring.shut === null ? '' : `: ${ring.shut}`}`;
		case 'sent':
			return `${name}: ${count}, being started`;
		case 'running': {
			const again = ring.attempts.length > 1 ? `, attempt ${ring.attempts.length}` : '';
			const ended = counters === null ? 0 : counters.success + counters.failed + counters.cancelled + counters.timedOut;
			const bad = counters === null ? 0 : ended - counters.success;
			const far =
				counters === null
					? ''
					: `, ${formatCount(ended)} of ${formatCount(counters.total)} ended, ${formatCount(bad)} of them without success`;
			return `${name}: ${count}, running${again}${far}`;
		}

		case 'gate': {
			const gate = ring.shut ?? verdict?.conditions.map(({text}) => text).join('; ') ?? '';
			return `${name}: ${result}${gate === '' ? '' : `; gate: ${gate}`}`;
		}

		case 'through':
			return `${name}: ${result}`;
		case 'skipped':
			return `${name}: ${count}, skipped`;
	}
}

/** End a sentence; a reason of AWS's may end with a full stop of its own. */
export function endSentence(text: string): string {
	return text.endsWith('.') ? text : `${text}.`;
}

/** Describe what has to happen before the next ring starts: `ring 2 (region) starts by itself when …`. */
export function sayNext(run: Run): string {
	if (run.over !== null) {
		return run.over === 'done' ? 'The run is over' : 'The run was stopped: no further ring starts';
	}

	const next = findNext(run);
	if (next === null) {
		return 'No ring comes after it';
	}

	return `Next is ${sayWith(run, next)}${run.isPaused ? ', once the run goes on' : ''}`;
}

/** `rest with 322 locations` */
export function sayWith({head}: Run, ring: number): string {
	const {name, locations} = head.rings[ring]!;
	return `${name} with ${formatLocations(locations)}`;
}

/** Convert a ring to the form that programs read. */
export function printRing(run: Run, index: number): Readonly<Record<string, unknown>> {
	const {name, locations} = run.head.rings[index]!;
	const {phase, attempts, failed, endedAt, shut} = run.rings[index]!;
	return {
		type: 'ring',
		runId: run.head.runId,
		ring: name,
		phase,
		locations,
		succeeded: endedAt === null ? null : locations - failed.length,
		failed: endedAt === null ? null : failed,
		executionIds: attempts.flatMap(({executionIds}) => executionIds),
		endedAt: formatIso(endedAt),
		because: shut,
	};
}
