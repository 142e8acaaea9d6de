import type {Run} from '../core/actions/rings/run.ts';
import type {Conductor} from '../core/state/run-event.ts';
import type {Runs} from '../ports/runs.ts';

/** Who conducts a run that this console doesn't: nobody, or another process of this machine. */
export async function findConductor(runs: Runs, {head: {runId}, over}: Run): Promise<Conductor> {
	// What is over needs nobody: its lease isn't looked for on the disk.
	const holder = over === null ? await runs.holder(runId) : undefined;
	return holder?.ok && holder.value !== null ? holder.value : 'nobody';
}
