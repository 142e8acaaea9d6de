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

/** A container may have no folder for temporary files, or none that can be written. Linux often has one in memory. What can't be written anywhere is then said by who writes it. */
function makeFolder(name: string): string {
	for (const parent of [tmpdir(), '/dev/shm']) {
		try {
			return mkdtempSync(join(parent, name));
		} catch {}
	}

	return join(tmpdir(), `${name}${process.pid}`);
}
