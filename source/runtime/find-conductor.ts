import type {Run} from '../core/actions/rings/run.ts';
import type {Conductor} from '../core/state/run-event.ts';
import type {Runs} from '../ports/runs.ts';

/** Find who conducts a run that this console doesn't: nobody, or another process of this machine. */
export async function findConductor(runs: Runs, {head: {runId}, over}: Run): Promise<Conductor> {
	// Nobody conducts a run that is over: its lease isn't read from the disk.
	const holder = over === null ? await runs.holder(runId) : undefined;
	return holder?.ok && holder.value !== null ? holder.value : 'nobody';
}
