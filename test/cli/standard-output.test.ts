import {spawn} from 'node:child_process';
import {closeSync, mkdtempSync, openSync, readFileSync, writeFileSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {beforeAll, expect, test} from 'vitest';
import {type OutputStream, writeWholly} from '../../source/cli/standard-output.ts';
import {toLines} from '../../source/core/follow/shared-record.ts';
import {executionOf} from '../core/executions.ts';
import {node} from '../harness/built-program.ts';
import {wholeRecord} from '../harness/whole-report.ts';
import {buildProgram, runProgram} from './run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollgrid-output-'));
const env = {ROLLGRID_STATE_DIR: folder, ROLLGRID_CONFIG_DIR: folder, AWS_ENDPOINT_URL: 'http://127.0.0.1:1'};
const record = join(folder, 'large.record');
const startedAt = Date.UTC(2026, 10, 23, 3);
/** A report of so many is larger than any pipe holds. */
const count = 1500;
let program = '';

beforeAll(() => {
	program = buildProgram();
	const where = {accountId: '111122223333', region: 'eu-west-1'};
	const execution = executionOf({status: 'Success', startedAt, endedAt: startedAt + 60_000});
	const locations = Array.from({length: count}, (_, place) => ({
		location: {accountId: String(400_000_000_000 + Math.floor(place / 10)), region: `us-east-${(place % 10) + 1}`},
		name: null,
		status: 'Success',
		startedAt,
		endedAt: startedAt + 1000 + place,
		stepExecutionId: `step ${place}`,
		childExecutionId: '0b7c1111-2222-4333-8444-555566667777',
		failureMessage: null,
	}));
	const lines = toLines(execution, locations, startedAt + 60_000);
	writeFileSync(record, wholeRecord({where, accounts: [], lines, happenings: []}));
});

/** Run the program with its standard output in a file, such as a device. */
function runInto(file: string, ...args: readonly string[]) {
	const output = openSync(file, 'w');
	const child = spawn(node[0], [...node.slice(1), program, ...args], {
		env: {...process.env, ...env},
		stdio: ['ignore', output, 'pipe'],
	});
	let stderr = '';
	child.stderr!.on('data', (data: Buffer) => (stderr += data.toString()));
	return new Promise<{readonly status: number | null; readonly stderr: string}>(done =>
		child.on('close', status => {
			closeSync(output);
			done({status, stderr});
		}),
	);
}

test.each(['csv', 'html', 'json', 'junit', 'md', 'record'])(
	'a report as %s is the same in a file, through a pipe and through -o',
	async format => {
		const args = ['report', record, '--format', format];
		const [file, named] = [join(folder, `into.${format}`), join(folder, `named.${format}`)];
		const [piped, filed, out] = await Promise.all([
			runProgram(program, args, env),
			runInto(file, ...args),
			runProgram(program, [...args, '-o', named], env),
		]);
		expect([piped.status, piped.stderr, filed, out.status]).toEqual([0, '', {status: 0, stderr: ''}, 0]);
		expect(readFileSync(file, 'utf8') === piped.stdout).toBe(true);
		expect(readFileSync(named, 'utf8') === piped.stdout).toBe(true);
		expect(piped.stdout.length).toBeGreaterThan(100_000);
	},
);

test('a reader that takes the first line and closes ends the report, without an error', async () => {
	const child = spawn(node[0], [...node.slice(1), program, 'report', record, '--format', 'csv'], {
		env: {...process.env, ...env},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let stderr = '';
	child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
	child.stdout.once('data', () => child.stdout.destroy());
	const status = await new Promise(done => child.on('close', done));
	expect([status, stderr]).toEqual([0, '']);
});

test.each([['report', record], ['report', record, '--json'], ['config', '--json'], ['help']])(
	'%s into a full disk fails, and says so',
	async (...args) => {
		const {status, stderr} = await runInto('/dev/full', ...args);
		expect(status).toBe(2);
		expect(stderr).toContain('× Standard output can');
		expect(stderr).toContain('ENOSPC');
		expect(stderr.trimEnd().split('\n')).toHaveLength(1);
	},
);

test('-o into a full disk fails, and says where', async () => {
	const {status, stderr} = await runProgram(program, ['report', record, '-o', '/dev/full'], env);
	expect([status, stderr]).toEqual([2, expect.stringContaining("Couldn't write /dev/full")]);
});

test('a disk that takes a part of each write gets the rest, too; one that takes no more is an error', () => {
	const file = join(folder, 'parts');
	const descriptor = openSync(file, 'w');
	const stream: OutputStream = {fd: descriptor, _write: () => {}};
	writeWholly(stream, (fd, chunk, from) => writeSync(fd, chunk, from, Math.min(3, chunk.length - from)));
	const told: unknown[] = [];
	stream._write(Buffer.from('0123456789'), 'utf8', error => told.push(error ?? 'done'));
	expect([told, readFileSync(file, 'utf8')]).toEqual([['done'], '0123456789']);
	closeSync(descriptor);
	stream._write(Buffer.from('more'), 'utf8', error => told.push(error));
	expect(told[1]).toMatchObject({code: 'EBADF'});
});
