import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';

export const root = resolve(import.meta.dirname, '../..');

/** Node as tests start it, without its threads beside the program's own and with room for what is made at the start: a third of a short life goes there otherwise. */
export const node: readonly [path: string, ...flags: string[]] = [
	process.execPath,
	'--single-threaded',
	'--min-semi-space-size=16',
];

/** What the program is built from. */
const sources = ['cli.tsx', 'source', 'package.json', 'package-lock.json', 'scripts'];

let built: string | undefined;

/** The program as it is shipped: built once for all tests that run it, and again after a change. Its path. */
export function buildProgram(): string {
	built ??= build();
	return built;
}

function build(): string {
	const state = sources.flatMap(path => listStates(join(root, path))).join('\n');
	const name = createHash('sha256').update(`${root}\n${state}`).digest('hex').slice(0, 16);
	const folder = join(tmpdir(), `rollgrid-built-${name}`);
	if (!existsSync(folder)) {
		const work = mkdtempSync(join(tmpdir(), 'rollgrid-building-'));
		const {status, stderr} = spawnSync(process.execPath, ['scripts/build.mjs', work], {cwd: root, encoding: 'utf8'});
		if (status !== 0) {
			throw new Error(stderr);
		}

		try {
			renameSync(work, folder);
		} catch {
			// Another test file was faster.
			rmSync(work, {recursive: true});
		}
	}

	return join(folder, 'rollgrid.js');
}

/** Each file under a path with the time of its last change. */
function listStates(path: string): readonly string[] {
	const stats = statSync(path);
	return stats.isDirectory()
		? readdirSync(path).flatMap(name => listStates(join(path, name)))
		: [`${path} ${stats.mtimeMs} ${stats.size}`];
}
