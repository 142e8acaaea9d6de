import {closeSync, constants, existsSync, fstatSync, openSync, readdirSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {readRecordLines} from '../adapters/state-folder/read-record.ts';
import {findStateFolder} from '../adapters/state-folder/state-folder.ts';
import type {GlobalValues} from '../commands/line/global-flags.ts';
import {type Failure, fail, type Outcome, succeed} from '../core/domain/failure.ts';
import {type Location, parseLocation} from '../core/domain/location.ts';
import {tidyHappenings} from '../core/follow/happening.ts';
import {followingAt, recordOf} from '../core/follow/history.ts';
import {type OpenedRecord, RecordReader, type RecordRefusal} from '../core/follow/record-reader.ts';
import {describeFailure} from '../core/status/failure-lines.ts';
import {readStory} from '../runtime/read-story.ts';
import {awsOptions} from './aws-options.ts';
import {openPassingFolder} from './passing-folder.ts';
import {openScreen} from './screen.ts';
import {openHappenings, openRuns} from './services.ts';
import {standardStreams} from './streams.ts';

/** Read a record by its file, or by the ID of an execution that rollgrid has followed here: then with who did what and the gates, which are kept apart from it. */
export async function readRecord(record: string): Promise<Outcome<OpenedRecord>> {
	const refuse = (refusal: RecordRefusal) => fail(toFailure(record, refusal));
	try {
		const own = findOwn(record);
		const file = own ?? (record.startsWith('~/') ? join(homedir(), record.slice(2)) : record);
		const reader = new RecordReader(file, whereOf(file));
		const beside = findBeside(file);
		const refusal =
			(await readRecordLines(file, openPlain(file), reader)) ??
			(beside === null ? undefined : await readRecordLines(beside, openPlain(beside), reader));
		const read = refusal ?? reader.finish();
		return 'because' in read ? refuse(read) : succeed(own === null ? read : await addStory(read));
	} catch (error) {
		return refuse(explain(error, executionIdForm.test(record)));
	}
}

/** Add to an own record what the audit log and the records of runs contain about it. Reports what can't be read of them, and leaves it out. */
async function addStory(record: OpenedRecord): Promise<OpenedRecord> {
	const {where, history} = record;
	const {execution, seenAt} = recordOf(history);
	const {grid} = followingAt(history, where, seenAt);
	const [happenings, runs] = await Promise.all([openHappenings(), openRuns()]);
	const {story, failures} = await readStory({happenings, runs}, {where, execution, earlier: [], grid});
	for (const failure of failures) {
		standardStreams.tell(describeFailure(failure).join('\n'));
	}

	return {...record, happenings: tidyHappenings([...record.happenings, ...story.happenings])};
}

/** Open the console at a record. It shows only what the record contains; every call to AWS is refused. */
export function openRecord(flags: GlobalValues, recorded: OpenedRecord): Promise<number> {
	const prepare = async () => ({
		aws: awsOptions(flags),
		executionId: recorded.history.executionId,
		recorded,
		stateFolder: openPassingFolder('record'),
	});
	return openScreen(flags, prepare, {hasSetup: false});
}

/** Open a plain file only: a read from a pipe without a writer would never end. */
function openPlain(file: string): number {
	const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	const stats = fstatSync(descriptor);
	if (stats.isFile()) {
		return descriptor;
	}

	closeSync(descriptor);
	throw Object.assign(new Error('no plain file'), {code: stats.isDirectory() ? 'EISDIR' : 'EFTYPE'});
}

function toFailure(record: string, {because, next}: RecordRefusal): Failure {
	return {kind: 'local', what: `Couldn't open the record ${record}`, because, next};
}

/** Explain an error of the operating system. */
function explain(error: unknown, isId: boolean): RecordRefusal {
	const {code = '', message} = error as NodeJS.ErrnoException;
	switch (code) {
		case 'ENOENT':
		case 'ENOTDIR':
			return isId
				? {because: 'nothing was recorded of such an execution here', next: '`rollgrid list` lists what was followed.'}
				: {because: 'there is no such file', next: 'Name a file, or the ID of an execution that was followed here.'};
		case 'EACCES':
		case 'EPERM':
			return {because: 'this user may not read it', next: 'Ask its owner for a copy.'};
		case 'EISDIR':
			return {because: 'it is a folder', next: 'Name a file in it.'};
		case 'EFTYPE':
			return {because: 'it is no plain file', next: 'Write what it brings into a file, and name that.'};
		default:
			return {
				because: `it can’t be read (${code || message})`,
				next: 'Copy it to another disk, and name the copy.',
			};
	}
}

const executionIdForm = /^[\w-]{36}$/;

/** The file of an own record; `null` where the text is no execution’s ID, or where rollgrid has not followed that execution on this machine. */
function findOwn(executionId: string): string | null {
	if (!executionIdForm.test(executionId)) {
		return null;
	}

	const folder = join(findStateFolder(process.env, process.platform), 'records');
	try {
		const found = readdirSync(folder, {recursive: true, encoding: 'utf8'}).find(name =>
			name.endsWith(`${executionId}.ndjson`),
		);
		return found === undefined ? null : join(folder, found);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
			return null;
		}

		throw error;
	}
}

/** The file beside an own record that contains its notes and the fuse; `null` where there is none. */
function findBeside(file: string): string | null {
	const beside = file.replace(/\.ndjson$/, '.happenings');
	return beside !== file && existsSync(beside) ? beside : null;
}

/** The account and Region in the name of a folder of own records. */
function whereOf(file: string): Location | null {
	const [, accountId, region] = /(\d{12})-([a-z\d-]+)[/\\][^/\\]+$/.exec(file) ?? [];
	return accountId === undefined || region === undefined ? null : (parseLocation(`${accountId}/${region}`) ?? null);
}
