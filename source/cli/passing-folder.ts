import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';

/** A state folder that is deleted with this process: nothing in it has to be settled or shown later. */
export function openPassingFolder(name: string): string {
	const folder = mkdtempSync(join(tmpdir(), `rollgrid-${name}-`));
	process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
	return folder;
}
