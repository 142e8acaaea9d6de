import {judgeGate} from '../../core/actions/rings/judge-gate.ts';
import {currentRing, type Run} from '../../core/actions/rings/run.ts';
import type {RunView} from '../../core/actions/rings/run-view.ts';
import type {RunPorts} from './ports.ts';
import type {RingReader} from './read-ring.ts';

/**
Read the progress of a run's current ring, or judge its gate, without conducting the run.

@returns `isRunning` says whether an execution of the ring is still running.
*/
export async function viewRun(
	{clock}: Pick<RunPorts, 'clock'>,
	reader: RingReader,
	run: Run,
): Promise<{readonly view: RunView; readonly isRunning: boolean}> {
	const index = currentRing(run);
	const phase = run.over === null ? run.rings[index]?.phase : undefined;
	const view: RunView = {run, counters: null, verdict: null, trouble: null};
	if (phase === 'running') {
		const attempt = await reader.readAttempt(run, index);
		const isRunning = !attempt.ok || attempt.value.state === 'running';
		return attempt.ok
			? {view: {...view, counters: attempt.value.state === 'running' ? attempt.value.counters : null}, isRunning}
			: {view: {...view, trouble: attempt.failure}, isRunning};
	}

	if (phase !== 'gate') {
		return {view, isRunning: false};
	}

	const readings = await reader.readGate(run, index);
	const verdict = judgeGate(run.head.rings[index]!, run.rings[index]!, readings, clock.now());
	return {view: {...view, verdict}, isRunning: false};
}
