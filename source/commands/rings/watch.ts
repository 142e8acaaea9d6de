import {sleep} from '../../runtime/launch.ts';
import {noSuchRun} from '../../runtime/rings/conduct-run.ts';
import {RingReader} from '../../runtime/rings/read-ring.ts';
import {viewRun} from '../../runtime/rings/view-run.ts';
import {exitStatus, tellFailure} from '../services.ts';
import {untilInterrupted} from '../start/until-interrupted.ts';
import {printRun, RunReporter, type RunServices} from './conduct.ts';

const pauseMs = 5000;

/**
Print a run as it proceeds, without conducting it: to its end, or as long as a ring runs or a process on this machine conducts it.

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
		const {view, isRunning} = await viewRun(services, reader, run);
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
