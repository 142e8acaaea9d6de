import {randomUUID} from 'node:crypto';
import {closeSync, constants, linkSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {hostname, userInfo} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {foldRun, type Run} from '../../core/actions/rings/run.ts';
import {type RunLine, readRunRecord} from '../../core/actions/rings/run-record.ts';
import type {LeaseHolder} from '../../core/actions/rings/run-view.ts';
import type {Outcome} from '../../core/domain/failure.ts';
import {checkShape, type Shape} from '../../core/domain/shape.ts';
import type {Unread} from '../../core/follow/fan-out-record.ts';
import type {Claim, Runs} from '../../ports/runs.ts';
import {attemptLocal} from './attempt-local.ts';
import {appendPrivate, demandNoLink, keepFolder, openPrivate, readIfThere, replacePrivate} from './private-file.ts';
import {sweepDrafts} from './sweep.ts';

type Lease = LeaseHolder & {readonly pid: number; readonly host: string};

/** How many leases of a run are kept on this machine; older ones are removed. */
const leasesKept = 8;

/**
Runs as files of JSON lines that only grow, one for each run, with a version on every line; and leases as numbered files beside them, each made whole or not at all.

@param folder - `runs` within the state folder.
*/
export function createRuns(folder: string, now: () => number): Runs {
	const fileOf = (runId: string): string => join(folder, `${runId.replaceAll(/[^\w-]/g, '_')}.ndjson`);
	const keepOwn = (): void => {
		keepFolder(dirname(folder));
		demandNoLink(folder);
		keepFolder(folder);
	};
	const append = (runId: string, line: RunLine) =>
		attempt('write', folder, () => {
			keepOwn();
			// The line break comes first: it ends a line that a crash has cut off.
			appendPrivate(fileOf(runId), `\n${JSON.stringify(line)}\n`);
		});

	return {
		nameSelf: async () => describeOwner(),
		begin: head => append(head.runId, {version: 1, type: 'run', head}),
		append: (runId, event) => append(runId, {version: 1, type: 'event', event}),
		read: runId =>
			attempt('read', folder, () => {
				const {run, unread} = readRun(fileOf(runId));
				if (unread !== null) {
					throw new Error(`${unread.file}, line ${unread.line}: ${unread.because}`);
				}

				return run;
			}),
		list: () =>
			attempt('read', folder, async () => {
				const names = listNames(folder);
				await sweepDrafts(folder, names);
				const all = names.filter(name => name.endsWith('.ndjson')).map(name => readRun(join(folder, name)));
				return {
					runs: all.flatMap(({run}) => run ?? []).sort((a, b) => b.head.begunAt - a.head.begunAt),
					unread: all.flatMap(({unread}) => unread ?? []),
				};
			}),
		claim: (runId, holderId, forMs, seen) =>
			attempt('write', folder, () => {
				keepOwn();
				return claim(fileOf(runId), {id: holderId, until: now() + forMs, seen}, now());
			}),
		holder: runId =>
			attempt('read', folder, () => {
				const [last] = listLeases(fileOf(runId));
				return last?.lease == null || isGone(last.lease, now()) ? null : last.lease;
			}),
		async release(runId, holderId) {
			await attempt('write', folder, () => {
				const file = fileOf(runId);
				const [last] = listLeases(file);
				if (last?.lease?.id === holderId) {
					replacePrivate(last.path, JSON.stringify({...last.lease, until: 0}));
				}
			});
		},
	};
}

/** Both members are `null` where there is no such run; `unread` is the first line that a later version has written. */
function readRun(file: string): {readonly run: Run | null; readonly unread: Unread | null} {
	const {record, later} = readRunRecord(readIfThere(file) ?? '');
	return {
		run: record === null ? null : foldRun(record.head, record.events),
		unread: later === null ? null : {file, line: later, because: 'written by a later rollgrid'},
	};
}

/** A lease is the file with the highest number; taking over creates the next one, which only one process can. */
function claim(file: string, own: Pick<LeaseHolder, 'id' | 'until' | 'seen'>, now: number): Claim {
	const {id} = own;
	const lease: Lease = {...own, since: now, pid: process.pid, host: hostname(), by: describeSelf()};
	const leases = listLeases(file);
	const [last] = leases;
	if (last?.lease?.id === id) {
		replacePrivate(last.path, JSON.stringify({...lease, since: last.lease.since}));
		// Another process may have taken over during a pause of this one.
		const [latest] = listLeases(file);
		return latest?.lease == null || latest.lease.id === id
			? {state: 'held', earlier: []}
			: {state: 'taken', holder: latest.lease};
	}

	if (last?.lease != null && !isGone(last.lease, now)) {
		return {state: 'taken', holder: last.lease};
	}

	const path = `${file}.lease-${(last?.number ?? 0) + 1}`;
	const fresh = `${path}.${randomUUID()}`;
	const descriptor = openPrivate(fresh, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL);
	try {
		writeFileSync(descriptor, JSON.stringify(lease));
	} finally {
		closeSync(descriptor);
	}

	try {
		linkSync(fresh, path);
	} catch (error) {
		const [winner] = listLeases(file);
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || winner?.lease == null) {
			throw error;
		}

		return {state: 'taken', holder: winner.lease};
	} finally {
		rmSync(fresh, {force: true});
	}

	for (const {path: old} of leases.slice(leasesKept)) {
		rmSync(old, {force: true});
	}

	return {state: 'held', earlier: leases.flatMap(one => one.lease?.id ?? [])};
}

/** `lease` is `null` where the file holds none: then it has no owner, but its number is in use. */
type LeaseFile = {readonly number: number; readonly path: string; readonly lease: Lease | null};

const leaseShape: Shape = {
	type: 'object',
	fields: {
		id: {type: 'string', min: 1},
		by: {type: 'string'},
		until: {type: 'number'},
		since: {type: 'nullable', of: {type: 'number'}},
		seen: {type: 'nullable', of: {type: 'number'}},
		pid: {type: 'number', min: 1, isWhole: true},
		host: {type: 'string'},
	},
	required: ['id', 'by', 'until', 'pid', 'host'],
	takesOthers: true,
};

/** Latest first. One that can't be read, rather than parsed, fails: taking it over might make two conductors. */
function listLeases(file: string): readonly LeaseFile[] {
	const folder = dirname(file);
	const start = `${file.slice(folder.length + 1)}.lease-`;
	return listNames(folder)
		.filter(name => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)))
		.flatMap((name): readonly LeaseFile[] => {
			const path = join(folder, name);
			const text = readIfThere(path);
			return text === null ? [] : [{number: Number(name.slice(start.length)), path, lease: parseLease(text)}];
		})
		.sort((a, b) => b.number - a.number);
}

/** The members of a lease that earlier versions leave out. */
const leaseOfEarlier: Partial<Lease> = {since: null, seen: null};

function parseLease(text: string): Lease | null {
	try {
		const lease: unknown = JSON.parse(text);
		return checkShape(lease, leaseShape).length === 0 ? {...leaseOfEarlier, ...(lease as Lease)} : null;
	} catch {
		return null;
	}
}

/** Whether a lease is free: it has expired, or its process on this machine has ended. */
function isGone({until, pid, host}: Lease, now: number): boolean {
	if (until <= now) {
		return true;
	}

	if (host !== hostname()) {
		return false;
	}

	try {
		process.kill(pid, 0);
		return false;
	} catch (error) {
		// A process that we may not signal still exists.
		return (error as NodeJS.ErrnoException).code === 'ESRCH';
	}
}

function describeOwner(): string {
	return `${readUserName()} on ${hostname()}`;
}

/** A container may run as a user without a name. */
function readUserName(): string {
	try {
		return userInfo().username;
	} catch {
		return `user ${process.getuid?.() ?? ''}`.trimEnd();
	}
}

function describeSelf(): string {
	return `${describeOwner()}, process ${process.pid}`;
}

function listNames(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
			return [];
		}

		throw error;
	}
}

function attempt<T>(verb: 'read' | 'write', folder: string, run: () => T | Promise<T>): Promise<Outcome<T>> {
	return attemptLocal(`Couldn't ${verb} the records of runs in ${folder}`, 'Nothing is started without them.', run);
}
