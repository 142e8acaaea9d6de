import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';

/** A state folder that ends with this process: what is kept there is nothing to settle or to show later. */
export function openPassingFolder(name: string): string {
	const folder = mkdtempSync(join(tmpdir(), `rollgrid-${name}-`));
	process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
	return folder;
}
