import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {findStateFolder} from '../adapters/state-folder/state-folder.ts';
import type {GlobalValues} from '../commands/line/global-flags.ts';
import {fail, type Outcome, succeed} from '../core/domain/failure.ts';
import {type Location, parseLocation} from '../core/domain/location.ts';
import type {Unread} from '../core/follow/fan-out-record.ts';
import {foldRecord, parseRecord, type SharedRecord} from '../core/follow/shared-record.ts';
import {awsOptions} from './aws-options.ts';
import {openPassingFolder} from './passing-folder.ts';
import {openScreen} from './screen.ts';

/** Larger than any record of rollgrid: another file was meant. */
const mostBytes = 110 * 2 ** 20;

/** Read a record from its file, or by the ID of an execution that rollgrid has followed here. */
export async function readRecord(
	record: string,
): Promise<Outcome<{readonly record: SharedRecord; readonly unread: readonly Unread[]}>> {
	const file = findOwn(record) ?? (record.startsWith('~/') ? join(homedir(), record.slice(2)) : record);
	const what = `Couldn't open the record ${record}`;
	try {
		if (statSync(file).size > mostBytes) {
			return fail({kind: 'local', what, because: 'it is larger than 110 MB'});
		}

		const beside = findBeside(file);
		const text = [readFileSync(file, 'utf8'), ...(beside === null ? [] : [readFileSync(beside, 'utf8')])].join('\n');
		const parsed = parseRecord(text, file, whereOf(file));
		return 'because' in parsed ? fail({kind: 'local', what, because: parsed.because}) : succeed(parsed);
	} catch (error) {
		return fail({kind: 'local', what, because: (error as Error).message});
	}
}

/** Open the console at a record. It shows only the record; every call is refused. */
export function openRecord(flags: GlobalValues, recorded: SharedRecord): Promise<number> {
	const executionId = foldRecord(recorded.lines)?.execution.executionId ?? null;
	return openScreen(flags, async () => ({
		aws: awsOptions(flags),
		executionId,
		recorded,
		stateFolder: openPassingFolder('record'),
	}));
}

/** The file of an own record; `null` for what isn't an execution's ID, or was never followed here. */
function findOwn(executionId: string): string | null {
	if (!/^[\w-]{36}$/.test(executionId)) {
		return null;
	}

	const folder = join(findStateFolder(process.env, process.platform), 'records');
	try {
		const found = readdirSync(folder, {recursive: true, encoding: 'utf8'}).find(name =>
			name.endsWith(`${executionId}.ndjson`),
		);
		return found === undefined ? null : join(folder, found);
	} catch {
		return null;
	}
}

/** What is kept of an own record in a file beside it: notes, the fuse; `null` where there is none. */
function findBeside(file: string): string | null {
	const beside = file.replace(/\.ndjson$/, '.happenings');
	return beside !== file && existsSync(beside) ? beside : null;
}

/** The account and Region in the name of a folder of own records. */
function whereOf(file: string): Location | null {
	const [, accountId, region] = /(\d{12})-([a-z\d-]+)[/\\][^/\\]+$/.exec(file) ?? [];
	return accountId === undefined || region === undefined ? null : (parseLocation(`${accountId}/${region}`) ?? null);
}
