import {judgeGate} from '../../core/actions/rings/judge-gate.ts';
import {currentRing} from '../../core/actions/rings/run.ts';
import {sleep} from '../../runtime/launch.ts';
import {noSuchRun, type RunView} from '../../runtime/rings/conduct-run.ts';
import {RingReader} from '../../runtime/rings/read-ring.ts';
import {exitStatus, tellFailure} from '../services.ts';
import {untilInterrupted} from '../start/until-interrupted.ts';
import {printRun, RunReporter, type RunServices} from './conduct.ts';

const pauseMs = 5000;

/**
Show a run as it goes on, without conducting it: to its end, or for as long as a ring runs or somebody on this machine conducts it.

@returns 0 where every location succeeded, 1 where not all did or the run waits.
*/
export async function watchRun(services: RunServices, runId: string, isJson: boolean): Promise<number> {
	const {runs, clock} = services;
	const reporter = new RunReporter(services, isJson);
	const reader = new RingReader(services);
	const signal = untilInterrupted(services);
	for (;;) {
		const read = await runs.read(runId);
		const holder = await runs.holder(runId);
		if (!read.ok || read.value === null) {
			return tellFailure(services, read.ok ? noSuchRun(runId) : read.failure);
		}

		const run = read.value;
		const index = currentRing(run);
		const ring = run.rings[index];
		let view: RunView = {run, counters: null, verdict: null, trouble: null};
		let isRunning = false;
		if (run.over === null && ring?.phase === 'running') {
			const attempt = await reader.readAttempt(run, index);
			isRunning = !attempt.ok || attempt.value.state === 'running';
			view = attempt.ok
				? {...view, counters: attempt.value.state === 'running' ? attempt.value.counters : null}
				: {...view, trouble: attempt.failure};
		} else if (run.over === null && ring?.phase === 'gate') {
			const readings = await reader.readGate(run, index);
			view = {...view, verdict: judgeGate(run.head.rings[index]!, ring, readings, clock.now())};
		}

		reporter.tell(view);
		const isConducted = holder.ok && holder.value !== null;
		if (run.over !== null || !(isRunning || isConducted)) {
			const status = printRun(services, run, isJson);
			return run.over === null ? exitStatus.notAllSucceeded : status;
		}

		await sleep(clock, pauseMs, signal);
		if (signal.aborted) {
			printRun(services, run, isJson);
			return exitStatus.interrupted;
		}
	}
}
