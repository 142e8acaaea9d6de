import type {OpenedRecord} from '../core/follow/record-reader.ts';
import type {Ports} from '../runtime/ports.ts';
import {openHappenings, openJournal, openRecords, openRuns, openTypedLines} from './services.ts';
import {later} from './switched-aws.ts';

/** The ports whose data the console keeps in the state folder. */
export type KeptFiles = Required<{
	readonly [K in 'journal' | 'records' | 'happenings' | 'runs' | 'lines']: NonNullable<Ports[K]>;
}>;

/** Open them, in the operator's state folder by default. An opened record replaces all others. */
export async function openKept(
	stateFolder: string | undefined,
	recorded: OpenedRecord | undefined,
): Promise<KeptFiles> {
	const [journal, {records, happenings}, runs, lines] = await Promise.all([
		openJournal(stateFolder),
		openSeen(stateFolder, recorded),
		openRuns(stateFolder),
		openTypedLines(stateFolder),
	]);
	return {journal, records, happenings, runs, lines};
}

async function openSeen(
	stateFolder: string | undefined,
	recorded: OpenedRecord | undefined,
): Promise<Pick<KeptFiles, 'records' | 'happenings'>> {
	if (recorded !== undefined) {
		const {oneRecord, recordedHappenings} = await import('../adapters/state-folder/recorded-aws.ts');
		return {records: oneRecord(recorded), happenings: recordedHappenings(recorded)};
	}

	const [records, happenings] = await Promise.all([openRecords(stateFolder), openHappenings(stateFolder)]);
	return {records, happenings};
}

/** Ports that respond once the files are open. */
export function keptPorts(files: Promise<KeptFiles>): KeptFiles {
	return {
		journal: later(async () => (await files).journal),
		records: later(async () => (await files).records),
		happenings: later(async () => (await files).happenings),
		runs: later(async () => (await files).runs),
		lines: later(async () => (await files).lines),
	};
}
