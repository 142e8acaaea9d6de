import type {SharedRecord} from '../core/follow/shared-record.ts';
import type {Ports} from '../runtime/ports.ts';
import {openJournal, openRecords, openRuns, openTypedLines} from './services.ts';
import {later} from './switched-aws.ts';

/** What the console keeps in the state folder. */
export type KeptFiles = Required<{readonly [K in 'journal' | 'records' | 'runs' | 'lines']: NonNullable<Ports[K]>}>;

/** Open them: in the operator's state folder if not in another; a record that is looked at stands in place of all others. */
export async function openKept(
	stateFolder: string | undefined,
	recorded: SharedRecord | undefined,
): Promise<KeptFiles> {
	const [journal, records, runs, lines] = await Promise.all([
		openJournal(stateFolder),
		recorded === undefined
			? openRecords(stateFolder)
			: import('../adapters/state-folder/recorded-aws.ts').then(it => it.oneRecord(recorded)),
		openRuns(stateFolder),
		openTypedLines(stateFolder),
	]);
	return {journal, records, runs, lines};
}

/** The same as ports that answer once the files are open. */
export function keptPorts(files: Promise<KeptFiles>): KeptFiles {
	return {
		journal: later(async () => (await files).journal),
		records: later(async () => (await files).records),
		runs: later(async () => (await files).runs),
		lines: later(async () => (await files).lines),
	};
}
