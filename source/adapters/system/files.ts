import {readFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {fail, succeed} from '../../core/domain/failure.ts';
import type {Files} from '../../ports/files.ts';
import {decodeText} from './decode-text.ts';
import {writeWhole} from './write-whole.ts';

/** Lists of locations and plans are small: a larger file is another one than was meant. */
const usualMost = 5_000_000;

/** The files of this machine. */
export const systemFiles: Files = {
	async readText(path, mostBytes = usualMost) {
		try {
			const real = expandHome(path);
			if ((await stat(real)).size > mostBytes) {
				return fail({
					kind: 'local',
					what: `Couldn't read ${path}`,
					because: `it is larger than ${mostBytes / 1_000_000} MB`,
				});
			}

			return succeed(decodeText(await readFile(real)));
		} catch (error) {
			return fail(toFailure(`Couldn't read ${path}`, error));
		}
	},

	async writeText(path, text, replaces) {
		try {
			await writeWhole(expandHome(path), typeof text === 'string' ? [text] : text, replaces);
			return succeed(undefined);
		} catch (error) {
			return fail(toFailure(`Couldn't write ${path}`, error));
		}
	},

	async replaceText(path, text) {
		const real = expandHome(path);
		const draft = `${real}.${process.pid}.tmp`;
		try {
			await writeFile(draft, text, {mode: 0o600, flag: 'wx'});
			await rename(draft, real);
			return succeed(undefined);
		} catch (error) {
			await rm(draft, {force: true});
			return fail(toFailure(`Couldn't write ${path}`, error));
		}
	},

	async remove(path) {
		try {
			await rm(expandHome(path), {force: true});
			return succeed(undefined);
		} catch (error) {
			return fail(toFailure(`Couldn't remove ${path}`, error));
		}
	},
};

function expandHome(path: string): string {
	return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}

function toFailure(what: string, error: unknown) {
	const {code, message} = error as {readonly code?: string; readonly message: string};
	const kind = code === 'EEXIST' ? 'conflict' : code === 'ENOENT' ? 'not-found' : 'local';
	return {kind, what, because: message} as const;
}
