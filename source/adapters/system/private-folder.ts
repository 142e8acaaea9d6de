import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';

/** Run something with a private folder, which is deleted afterwards, or with the console where that ends first. */
export async function withPrivateFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
	// Created with mode 0700.
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-'));
	const remove = (): void => rmSync(folder, {recursive: true, force: true});
	process.once('exit', remove);
	try {
		return await use(folder);
	} finally {
		process.off('exit', remove);
		remove();
	}
}

/** Write a file into it, for the operator alone. @returns Its path. */
export function writePrivate(folder: string, name: string, text: string): string {
	const path = join(folder, name);
	writeFileSync(path, text, {mode: 0o600, flag: 'wx'});
	return path;
}
