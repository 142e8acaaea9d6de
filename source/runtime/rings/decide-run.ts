import {currentRing, type Decision, type Run} from '../../core/actions/rings/run.ts';
import type {LeaseHolder} from '../../core/actions/rings/run-view.ts';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import {noSuchRun} from './conduct-run.ts';
import type {RunPorts} from './ports.ts';

/** What an operator decides about a run. */
export type RunDecision = {
	readonly decision: Decision;
	/** The ring that they looked at; `null` for the one at which the run stands, whichever that is. */
	readonly ring: number | null;
	/** Whether it is refused while another process conducts the run. */
	readonly isRefusedWhileHeld: boolean;
};

/**
Write a decision into the record of a run, once. Whoever conducts the run acts on it at the next look at the record.

@returns The run with it, and who conducts it now; a failure where the run is over, has gone on to another ring since, or is another process's to decide about.
*/
export async function decideRun(
	{runs, clock}: Pick<RunPorts, 'runs' | 'clock'>,
	runId: string,
	{decision, ring, isRefusedWhileHeld}: RunDecision,
): Promise<Outcome<{readonly run: Run; readonly holder: LeaseHolder | null}>> {
	const read = await runs.read(runId);
	const held = await runs.holder(runId);
	if (!read.ok) {
		return read;
	}

	if (!held.ok) {
		return held;
	}

	const run = read.value;
	if (run === null) {
		return fail(noSuchRun(runId));
	}

	const current = currentRing(run);
	const because =
		run.over !== null
			? 'the run is over'
			: ring !== null && ring !== current
				? `the run has gone on to ${run.head.rings[current]?.name ?? 'its end'} meanwhile`
				: isRefusedWhileHeld && held.value !== null
					? `${held.value.by} conducts the run, and decides`
					: null;
	if (because !== null) {
		return fail({kind: 'conflict', what: `Nothing was decided: ${because}`});
	}

	const at = clock.now();
	const written = await runs.append(runId, {at, type: 'decided', ring: current, decision, by: await runs.nameSelf()});
	if (!written.ok) {
		return written;
	}

	const again = await runs.read(runId);
	return again.ok ? succeed({run: again.value ?? run, holder: held.value}) : again;
}
