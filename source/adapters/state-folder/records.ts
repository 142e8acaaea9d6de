import {randomUUID} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {appendFile, mkdir, readdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import type {Execution} from '../../core/domain/execution.ts';
import {type Failure, fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import {type Location, printLocation} from '../../core/domain/location.ts';
import type {KnownFanOut} from '../../core/follow/fan-out-record.ts';
import type {LocationRecord} from '../../core/grid/location-record.ts';
import type {Records} from '../../ports/records.ts';
import {fromLine, toLine} from './record-line.ts';

/** Fan-outs kept for each account and Region; the oldest go first. */
const mostFanOuts = 200;
/** A record takes no more lines from this size on: 100,000 locations from start to end come to about half of it. */
const mostBytes = 100 * 2 ** 20;
/** What all records of an account and Region may take; the oldest go first. */
const mostBytesTogether = 2 ** 30;

/**
Records as files of JSON lines that only grow, one for each fan-out, beside a small summary of each that is replaced as a whole. All files are the user's alone.
*/
export function createRecords(folder: string): Records {
	const folderOf = ({accountId, region}: Location): string => join(folder, `${accountId}-${region}`);
	const fileOf = (where: Location, executionId: string, kind: 'ndjson' | 'json'): string =>
		// An ID comes from AWS: nothing of it may lead out of the folder.
		join(folderOf(where), `${executionId.replaceAll(/[^\w-]/g, '_')}.${kind}`);

	return {
		append: (where, executionId, lines) =>
			attempt('write', folder, async () => {
				const file = fileOf(where, executionId, 'ndjson');
				await mkdir(folderOf(where), {recursive: true, mode: 0o700});
				if ((await sizeOf(file)) < mostBytes) {
					// The break comes first: it ends whatever a crash has left behind.
					await appendFile(file, `\n${lines.map(toLine).join('\n')}\n`, {mode: 0o600});
				}
			}),

		summarize: known =>
			attempt('write', folder, async () => {
				const file = fileOf(known.where, known.executionId, 'json');
				await mkdir(folderOf(known.where), {recursive: true, mode: 0o700});
				const fresh = `${file}.${randomUUID()}`;
				await writeFile(fresh, JSON.stringify(known), {mode: 0o600});
				await rename(fresh, file);
			}),

		read: (where, executionId) =>
			attempt('read', folder, async () => {
				let execution: Execution | undefined;
				let seenAt = 0;
				const locations = new Map<string, LocationRecord>();
				const text = createReadStream(fileOf(where, executionId, 'ndjson'), 'utf8');
				// Line by line, and a chunk at a time: a long record doesn't hold up the screen.
				for await (const written of createInterface({input: text})) {
					const line = fromLine(written);
					seenAt = Math.max(seenAt, line?.at ?? 0);
					if (line?.type === 'execution') {
						execution = line.execution;
					} else if (line !== undefined) {
						locations.set(printLocation(line.record.location), line.record);
					}
				}

				return execution === undefined ? null : {execution, locations: [...locations.values()], seenAt};
			}).then(outcome => (isMissing(outcome) ? succeed(null) : outcome)),

		listKnown: where =>
			attempt('read', folder, async () => {
				const names = await readdir(folderOf(where));
				const all = await Promise.all(
					names.filter(name => name.endsWith('.json')).map(name => readSummary(join(folderOf(where), name))),
				);
				const known = all
					.filter(one => one !== undefined)
					.sort((a, b) => (b.startedAt ?? b.seenAt) - (a.startedAt ?? a.seenAt));
				const kept: KnownFanOut[] = [];
				let bytes = 0;
				for (const one of known) {
					const files = (['json', 'ndjson'] as const).map(kind => fileOf(where, one.executionId, kind));
					bytes += await sizeOf(files[1]!);
					if (kept.length < mostFanOuts && bytes <= mostBytesTogether) {
						kept.push(one);
					} else {
						await Promise.all(files.map(file => rm(file, {force: true})));
					}
				}

				return kept;
			}).then(outcome => (isMissing(outcome) ? succeed([]) : outcome)),
	};
}

/** In bytes; 0 for a file that isn't there. */
function sizeOf(file: string): Promise<number> {
	return stat(file).then(
		({size}) => size,
		() => 0,
	);
}

async function readSummary(file: string): Promise<KnownFanOut | undefined> {
	try {
		return JSON.parse(await readFile(file, 'utf8')) as KnownFanOut;
	} catch {
		// Another console has just removed it, or a full disk cut it off.
		return undefined;
	}
}

async function attempt<T>(verb: 'read' | 'write', folder: string, run: () => Promise<T>): Promise<Outcome<T>> {
	try {
		return succeed(await run());
	} catch (error) {
		const {code, message} = error as NodeJS.ErrnoException;
		return fail({
			kind: 'local',
			what: `Couldn't ${verb} the records in ${folder}`,
			because: message,
			next: 'Nothing else depends on them. ROLLGRID_STATE_DIR names another folder.',
			code,
		} satisfies Failure);
	}
}

function isMissing(outcome: Outcome<unknown>): boolean {
	return !outcome.ok && outcome.failure.code === 'ENOENT';
}
