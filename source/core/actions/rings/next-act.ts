import {type GateReadings, type GateVerdict, judgeGate} from './judge-gate.ts';
import {currentRing, type Run, type RunEvent} from './run.ts';

/** Why the run waits for a person's decision. */
type Wait = {readonly type: 'ask'; readonly ring: number; readonly because: string; readonly isApproval: boolean};

/** What to do next for a run. */
export type Act =
	/** Write it to the record, and read again. */
	| {readonly type: 'record'; readonly event: RunEvent}
	/** Start an attempt of a ring, or find out whether it was started. */
	| {readonly type: 'start'; readonly ring: number; readonly attempt: number; readonly isRetry: boolean}
	/** Read the executions of the attempt until they have ended. */
	| {readonly type: 'follow'; readonly ring: number; readonly attempt: number}
	/** Wait: only time, or a new reading for a gate, changes anything. */
	| {readonly type: 'wait'; readonly ring: number; readonly verdict: GateVerdict}
	| Wait
	| {readonly type: 'end'};

/**
Decide what to do next for a run.

@param readings - What was read for the gate of the current ring.
@param now - Epoch milliseconds.
*/
export function nextAct(run: Run, readings: GateReadings, now: number): Act {
	if (run.over !== null) {
		return {type: 'end'};
	}

	const index = currentRing(run);
	const ring = run.rings[index];
	if (ring === undefined) {
		return {type: 'record', event: {at: now, type: 'over', how: 'done'}};
	}

	switch (ring.phase) {
		case 'running':
			return {type: 'follow', ring: index, attempt: ring.attempts.length - 1};
		case 'sent':
			return {type: 'start', ring: index, attempt: ring.attempts.length - 1, isRetry: ring.endedAt !== null};
		case 'gate':
			return actAtGate(run, index, readings, now);
		default:
			if (ring.shut !== null) {
				return {type: 'ask', ring: index, because: ring.shut, isApproval: false};
			}

			return run.isPaused
				? {type: 'ask', ring: index, because: 'paused', isApproval: false}
				: {type: 'record', event: {at: now, type: 'sent', ring: index, attempt: ring.attempts.length}};
	}
}

function actAtGate(run: Run, index: number, readings: GateReadings, now: number): Act {
	const ring = run.rings[index]!;
	const of = run.head.rings[index]!;
	const isLast = run.rings.slice(index + 1).every(({phase}) => phase === 'skipped');
	if (isLast) {
		// No ring follows that could be held back.
		return {type: 'record', event: {at: now, type: 'gate-opened', ring: index, because: 'no ring comes after it'}};
	}

	if (ring.shut !== null) {
		// A retry that AWS refused doesn't change the verdict about the gate.
		const isGate = ring.attempts.at(-1)?.state !== 'refused';
		return isGate && of.gate.otherwise === 'stop'
			? {type: 'record', event: {at: now, type: 'over', how: 'stopped'}}
			: {type: 'ask', ring: index, because: ring.shut, isApproval: false};
	}

	const verdict = judgeGate(of, ring, readings, now);
	const said = verdict.conditions.map(({text}) => text).join('; ');
	switch (verdict.state) {
		case 'shut': {
			const shut = verdict.conditions.filter(({state}) => state === 'shut').map(({text}) => text);
			return {type: 'record', event: {at: now, type: 'gate-shut', ring: index, because: shut.join('; ')}};
		}

		case 'waits':
			return {type: 'wait', ring: index, verdict};
		case 'asks':
			return {type: 'ask', ring: index, because: said, isApproval: true};
		case 'open':
			return run.isPaused
				? {type: 'ask', ring: index, because: 'paused', isApproval: false}
				: {type: 'record', event: {at: now, type: 'gate-opened', ring: index, because: said}};
	}
}
