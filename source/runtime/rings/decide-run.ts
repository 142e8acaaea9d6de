import {currentRing, type Decision, type Run} from '../../core/actions/rings/run.ts';
import type {LeaseHolder} from '../../core/actions/rings/run-view.ts';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import {noSuchRun} from './conduct-run.ts';
import type {RunPorts} from './ports.ts';

/** An operator's decision about a run. */
export type RunDecision = {
	readonly decision: Decision;
	/** The ring that the operator saw; `null` for the current one. */
	readonly ring: number | null;
	/** Whether to refuse it while another process conducts the run. */
	readonly isRefusedWhileHeld: boolean;
};

/**
Write a decision into the record of a run, once. Whoever conducts the run acts on it at the next read of the record.

@returns The run with it, and who conducts it now; a failure where the run is over, has moved on to another ring since, or belongs to another process that has to decide.
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
