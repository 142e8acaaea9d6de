import {
	chooseAccounts,
	readWorld,
	standardExecutionRole,
	type WorldReading,
} from '../../core/actions/world/read-world.ts';
import type {Failure} from '../../core/domain/failure.ts';
import {printWorldFile, printWorldFileAsJson} from '../../core/planning/world-file.ts';
import type {Files} from '../../ports/files.ts';
import type {Readiness} from '../../ports/readiness.ts';
import {exportWorld, type WorldPorts} from '../../runtime/export-world.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';
import {checkpointOf, printCheckpoint, readCheckpoint} from './checkpoint.ts';

/** What is exported, and to which file. */
export type ExportOptions = {
	readonly unit: string | null;
	/** `null` for all runbooks of the central account. */
	readonly runbooks: readonly string[] | null;
	readonly executionRole: string | undefined;
	readonly isAnonymous: boolean;
	/** Standard output where left out. */
	readonly output: string | undefined;
	readonly isYes: boolean;
	/** Whether the file is JSON, not YAML: both are read. */
	readonly isJson: boolean;
};

type ExportServices = Services &
	WorldPorts & {readonly files: Files; readonly readiness: Pick<Readiness, 'readStanding'>};

const keepEveryMs = 2000;
const tellEveryMs = 10_000;

const missing = {
	roles: 'Some execution roles can’t be looked at: they are taken to be there',
	regions: 'Some accounts’ opt-in Regions can’t be read: they are taken to be off',
	runbooks: 'Some runbooks can’t be read: they are left out',
} as const;

/** Read the organization and write a world file. Until that is written, a checkpoint next to it keeps what was read, so that an interrupted export continues. */
export async function exportWorldFile(services: ExportServices, options: ExportOptions): Promise<number> {
	const {files, tell, print} = services;
	const {unit, output, isYes, isAnonymous, executionRole = standardExecutionRole} = options;
	if (output !== undefined && !isYes && (await files.readText(output)).ok) {
		tell(`× ${output} is there already: --yes replaces it`);
		return exitStatus.wrongUsage;
	}

	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {central} = located.value;
	const listed = await services.directory.listAccounts();
	if (!listed.ok) {
		return tellFailure(services, listed.failure);
	}

	const chosen = chooseAccounts(listed.value, unit, central.accountId);
	if (unit !== null && !listed.value.some(({path, rootId}) => rootId === unit || path.some(({id}) => id === unit))) {
		tell(`× No account of the organization is in ${unit}`);
		return exitStatus.wrongUsage;
	}

	const fresh: WorldReading = {central, executionRole, unit, accounts: {}, runbooks: {}};
	const begun = (await readCheckpoint(services, output, fresh)) ?? fresh;
	const known = Object.keys(begun.accounts).length;
	if (known > 0) {
		tell(`Goes on where it broke off: ${known} of ${chosen.length} accounts are known`);
	}

	const accountIds = [...new Set([central.accountId, ...chosen.map(({accountId}) => accountId)])];
	const read = await readAll(services, begun, {...options, accountIds});
	if ('failure' in read) {
		return tellFailure(services, read.failure);
	}

	if (read.isInterrupted) {
		tell(
			output === undefined
				? 'Interrupted: nothing is kept, as there is no file to keep it beside; with -o it could go on'
				: 'Interrupted: the same command goes on from here',
		);
		return exitStatus.interrupted;
	}

	const standing = await services.readiness.readStanding(central);
	const management = standing.ok ? standing.value.managementAccountId : null;
	const world = readWorld(read.reading, {directory: listed.value, management, isAnonymous});
	const text = options.isJson ? printWorldFileAsJson(world) : printWorldFile(world);
	if (output === undefined) {
		print(text.trimEnd());
		return exitStatus.done;
	}

	const written = await files.replaceText(output, text);
	if (!written.ok) {
		return tellFailure(services, written.failure);
	}

	await files.remove(checkpointOf(output));
	tell(`Wrote ${output}: ${accountIds.length} accounts, ${Object.keys(read.reading.runbooks).length} runbooks`);
	return exitStatus.done;
}

type Read = {readonly reading: WorldReading; readonly isInterrupted: boolean} | {readonly failure: Failure};

async function readAll(
	services: ExportServices,
	begun: WorldReading,
	{accountIds, runbooks, output}: ExportOptions & {readonly accountIds: readonly string[]},
): Promise<Read> {
	const {files, clock, tell} = services;
	const told = new Set<string>();
	let isInterrupted = false;
	void services.interrupted.then(() => {
		isInterrupted = true;
	});
	let keptAt = Number.NEGATIVE_INFINITY;
	let toldAt = clock.now();
	const keep = async (reading: WorldReading, isLast = false): Promise<void> => {
		const now = clock.now();
		if (output !== undefined && (isLast || now - keptAt >= keepEveryMs)) {
			keptAt = now;
			await files.replaceText(checkpointOf(output), printCheckpoint(reading));
		}

		if (now - toldAt >= tellEveryMs) {
			toldAt = now;
			tell(`${Object.keys(reading.accounts).length} of ${accountIds.length} accounts`);
		}
	};
	const read = await exportWorld(services, begun, {
		accountIds,
		runbooks,
		progress: {
			keep,
			isInterrupted: () => isInterrupted,
			miss(what, failure) {
				if (!told.has(what)) {
					told.add(what);
					tell(`! ${missing[what]} (${failure.code ?? failure.because ?? failure.what})`);
				}
			},
		},
	});
	if (!read.ok) {
		return {failure: read.failure};
	}

	if (isInterrupted) {
		await keep(read.value, true);
	}

	return {reading: read.value, isInterrupted};
}
