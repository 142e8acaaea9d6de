import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';

/** A state folder that is deleted with this process: nothing in it has to be settled or shown later. */
export function openPassingFolder(name: string): string {
	const folder = makeFolder(`rollgrid-${name}-`);
	process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
	return folder;
}

/** Create a folder for temporary files, or in memory where the container has none that can be written. Where neither works, the first write into it reports the failure. */
function makeFolder(name: string): string {
	for (const parent of [tmpdir(), '/dev/shm']) {
		try {
			return mkdtempSync(join(parent, name));
		} catch {}
	}

	return join(tmpdir(), `${name}${process.pid}`);
}
