import {spawnSync} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';

export const root = resolve(import.meta.dirname, '../..');

let built: string | undefined;

/** Build the program, once a test file, into a folder of its own, so that another test's build doesn't take it away. */
export function buildProgram(): string {
	if (built === undefined) {
		const folder = mkdtempSync(join(tmpdir(), 'rollgrid-built-'));
		const {status, stderr} = spawnSync(process.execPath, ['scripts/build.mjs', folder], {cwd: root, encoding: 'utf8'});
		if (status !== 0) {
			throw new Error(stderr);
		}

		built = join(folder, 'rollgrid.js');
	}

	return built;
}
