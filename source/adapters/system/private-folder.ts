import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {fail, type Outcome} from '../../core/domain/failure.ts';

/** Run something with a private folder, which is deleted afterwards, or with the console where that ends first. Returns the failure where no folder can be created. */
export async function withPrivateFolder<T>(use: (folder: string) => Promise<Outcome<T>>): Promise<Outcome<T>> {
	let folder: string;
	try {
		// Created with mode 0700.
		folder = mkdtempSync(join(tmpdir(), 'rollgrid-'));
	} catch (error) {
		return fail({kind: 'local', what: 'Couldn’t make a folder for temporary files', because: (error as Error).message});
	}

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
