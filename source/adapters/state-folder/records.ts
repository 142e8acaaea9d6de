import {constants, createReadStream} from 'node:fs';
import {readdir, rm, stat} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {createInterface} from 'node:readline';
import {type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {KnownFanOut, Unread} from '../../core/follow/fan-out-record.ts';
import {type KeptHistory, recordOf} from '../../core/follow/history.ts';
import {fromLine, parseKnown, printKnown, recordHead, toLine} from '../../core/follow/record-line.ts';
import {RecordReader} from '../../core/follow/record-reader.ts';
import type {Records} from '../../ports/records.ts';
import {attemptLocal} from './attempt-local.ts';
import {parsePreflight, printPreflight} from './preflight-file.ts';
import {
	appendPrivate,
	checkFolder,
	demandNoLink,
	keepFolder,
	openPrivate,
	readPrivate,
	replacePrivate,
} from './private-file.ts';
import {readRecordLines} from './read-record.ts';
import {sweepRecords} from './sweep.ts';

/** Fan-outs kept for each account and Region; the oldest go first. */
const mostFanOuts = 200;
/** A record takes no more lines from this size on: 100,000 locations from start to end come to about half of it. */
const mostBytes = 100 * 2 ** 20;
/** What all records of an account and Region may take; the oldest go first. */
const mostBytesTogether = 2 ** 30;

/**
Records as files of JSON lines that only grow, one for each fan-out, beside a small summary of each that is replaced as a whole. Both carry a version. All files are the user's alone; what can't be read of them is kept and named.
*/
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory, whose methods are short.
export function createRecords(folder: string): Records {
	const folderOf = ({accountId, region}: Location): string => join(folder, `${accountId}-${region}`);
	/* The state folder above is held to the same. */
	const checkOwn = (own: string): void => {
		checkFolder(dirname(folder));
		demandNoLink(folder);
		demandNoLink(own);
		checkFolder(own);
	};

	const keepOwn = (own: string): void => {
		keepFolder(dirname(folder));
		demandNoLink(folder);
		keepFolder(folder);
		demandNoLink(own);
		keepFolder(own);
	};

	const fileOf = (where: Location, executionId: string, kind: 'ndjson' | 'json' | 'preflight' | 'happenings'): string =>
		// An ID comes from AWS: nothing of it may lead out of the folder.
		join(folderOf(where), `${executionId.replaceAll(/[^\w-]/g, '_')}.${kind}`);

	const readKept = async (where: Location, executionId: string): Promise<KeptHistory | null> => {
		checkOwn(folderOf(where));
		const file = fileOf(where, executionId, 'ndjson');
		const reader = new RecordReader(file, where);
		const refusal = await readRecordLines(file, openPrivate(file, constants.O_RDONLY), reader);
		if (refusal !== undefined) {
			throw new Error(`${file}, ${refusal.because}`);
		}

		const {history, unread} = reader.finishHistory();
		const [first] = unread;
		if (history === null && first !== undefined) {
			throw new Error(`${file}, line ${first.line}: ${first.because}`);
		}

		return history === null ? null : {history, unread};
	};

	return {
		append: (where, executionId, lines) =>
			attempt('write', folder, async () => {
				const file = fileOf(where, executionId, 'ndjson');
				keepOwn(folderOf(where));
				const size = await sizeOf(file);
				if (size > 0 && size < mostBytes) {
					await demandKnownVersion(file);
				}

				if (size < mostBytes) {
					// The break comes first: it ends whatever a crash has left behind.
					const head = size === 0 ? `${recordHead}\n` : '\n';
					appendPrivate(file, `${head}${lines.map(toLine).join('\n')}\n`, false);
				}
			}),

		summarize: known =>
			attempt('write', folder, async () => {
				keepOwn(folderOf(known.where));
				replacePrivate(fileOf(known.where, known.executionId, 'json'), printKnown(known));
			}),

		keepPreflight: (where, executionId, preflight) =>
			attempt('write', folder, async () => {
				keepOwn(folderOf(where));
				replacePrivate(fileOf(where, executionId, 'preflight'), printPreflight(preflight));
			}),

		readPreflight: (where, executionId) =>
			attempt('read', folder, async () => {
				const file = fileOf(where, executionId, 'preflight');
				checkOwn(folderOf(where));
				const read = parsePreflight(readPrivate(file));
				if ('because' in read) {
					throw new Error(`${file}: ${read.because}`);
				}

				return read.preflight;
			}).then(outcome => (isMissing(outcome) ? succeed(null) : outcome)),

		read: (where, executionId) =>
			attempt('read', folder, async () => {
				const kept = await readKept(where, executionId);
				return kept === null ? null : recordOf(kept.history, kept.unread);
			}).then(outcome => (isMissing(outcome) ? succeed(null) : outcome)),

		readHistory: (where, executionId) =>
			attempt('read', folder, () => readKept(where, executionId)).then(outcome =>
				isMissing(outcome) ? succeed(null) : outcome,
			),

		listKnown: where =>
			attempt('read', folder, async () => {
				const names = await readdir(folderOf(where));
				checkOwn(folderOf(where));
				await sweepRecords(folderOf(where), names);
				const unread: Unread[] = [];
				const known = names
					.filter(name => name.endsWith('.json'))
					.flatMap(name => readSummary(join(folderOf(where), name), unread))
					.sort((a, b) => (b.startedAt ?? b.seenAt) - (a.startedAt ?? a.seenAt));
				const kept: KnownFanOut[] = [];
				const places = {followed: mostFanOuts, counted: mostFanOuts};
				let bytes = 0;
				for (const one of known) {
					const files = (['json', 'ndjson', 'preflight', 'happenings'] as const).map(kind =>
						fileOf(where, one.executionId, kind),
					);
					// A count alone removes no record.
					const kind = one.isCountOnly ? 'counted' : 'followed';
					bytes += await sizeOf(files[1]!);
					if (places[kind] > 0 && bytes <= mostBytesTogether) {
						places[kind]--;
						kept.push(one);
					} else {
						await Promise.all(files.map(file => rm(file, {force: true})));
					}
				}

				return {known: kept, unread};
			}).then(outcome => (isMissing(outcome) ? succeed({known: [], unread: []}) : outcome)),
	};
}

/** In bytes; 0 for a file that isn't there. */
function sizeOf(file: string): Promise<number> {
	return stat(file).then(
		({size}) => size,
		() => 0,
	);
}

/** None where another console has just removed it; what can't be read goes to `unread`. */
function readSummary(file: string, unread: Unread[]): readonly KnownFanOut[] {
	try {
		const read = parseKnown(readPrivate(file));
		if ('known' in read) {
			return [read.known];
		}

		unread.push({file, line: 1, because: read.because});
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
			unread.push({file, line: 1, because: (error as Error).message});
		}
	}

	return [];
}

/** Refuse a record that a later rollgrid has begun: only that version may add to it. */
async function demandKnownVersion(file: string): Promise<void> {
	const input = createReadStream(file, {fd: openPrivate(file, constants.O_RDONLY), encoding: 'utf8'});
	try {
		for await (const written of createInterface({input})) {
			const read = written === '' ? null : fromLine(written);
			if (read !== null && 'because' in read && read.isOtherVersion) {
				throw new Error(`${file}: ${read.because}`);
			}

			if (read !== null) {
				return;
			}
		}
	} finally {
		input.destroy();
	}
}

function attempt<T>(verb: 'read' | 'write', folder: string, run: () => Promise<T>): Promise<Outcome<T>> {
	return attemptLocal(`Couldn't ${verb} the records in ${folder}`, 'Nothing else depends on them.', run);
}

function isMissing(outcome: Outcome<unknown>): boolean {
	return !outcome.ok && outcome.failure.code === 'ENOENT';
}
