import type {Run} from '../../core/actions/rings/run.ts';
import {type Outcome, succeed} from '../../core/domain/failure.ts';
import {catchUpKnown} from './adopt-run.ts';
import type {RunPorts} from './ports.ts';

/** Read a run of this machine, to continue it. First its record is completed with the rings that other machines have started. `null` where there is none. */
export async function findRun(ports: RunPorts, runId: string): Promise<Outcome<Run | null>> {
	const read = await ports.runs.read(runId);
	if (!read.ok || read.value === null || read.value.over !== null) {
		return read;
	}

	const caughtUp = await catchUpKnown(ports, read.value);
	if (!caughtUp.ok) {
		return caughtUp;
	}

	return caughtUp.value === 0 ? succeed(read.value) : ports.runs.read(runId);
}
