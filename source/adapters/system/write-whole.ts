import {rmSync} from 'node:fs';
import {type FileHandle, link, open, realpath, rename, rm, stat} from 'node:fs/promises';
import process from 'node:process';
import {gatherBlocks} from '../../core/domain/gather-blocks.ts';

/** The errors of file systems without hard links. */
const knowsNoLinks: ReadonlySet<string | undefined> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES']);

/**
Write a file whole or not at all: first under another name in the same folder, then under its own. A device or a pipe is written directly.

@param pieces - Read one after the other, so that the whole text is never in memory.
@param replaces - Whether a file that is there is replaced; it keeps its mode. Only the operator can read a new one.
@throws Errors of the file system; `EEXIST` where a file is there and isn't to be replaced. Then nothing is left behind.
*/
export async function writeWhole(path: string, pieces: Iterable<string>, replaces: boolean): Promise<void> {
	const known = await stat(path).catch(() => null);
	if (known !== null && !known.isFile()) {
		await writeInto(await open(path, 'w'), pieces);
		return;
	}

	if (known !== null && !replaces) {
		throw alreadyThere(path);
	}

	const target = known === null ? path : await realpath(path);
	const draft = `${target}.${process.pid}.tmp`;
	const remove = (): void => rmSync(draft, {force: true});
	const handle = await open(draft, 'wx', 0o600);
	process.once('exit', remove);
	try {
		await writeInto(handle, pieces, known?.mode);
		await (replaces ? rename(draft, target) : putInPlace(draft, target));
	} finally {
		process.off('exit', remove);
		await rm(draft, {force: true});
	}
}

async function writeInto(handle: FileHandle, pieces: Iterable<string>, mode?: number): Promise<void> {
	try {
		for (const block of gatherBlocks(pieces)) {
			await handle.writeFile(block);
		}

		if (mode !== undefined) {
			await handle.chmod(mode & 0o777);
		}

		// A device or a pipe can't be synced, and needn't be.
		await handle.datasync().catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'EINVAL' && error.code !== 'ENOTSUP') {
				throw error;
			}
		});
	} finally {
		await handle.close();
	}
}

/** Give the draft its name by a link: that fails where a file has appeared there meanwhile, which a rename would replace. */
async function putInPlace(draft: string, target: string): Promise<void> {
	try {
		await link(draft, target);
	} catch (error) {
		if (!knowsNoLinks.has((error as NodeJS.ErrnoException).code)) {
			throw error;
		}

		if ((await stat(target).catch(() => null)) !== null) {
			throw alreadyThere(target);
		}

		await rename(draft, target);
	}
}

function alreadyThere(path: string): Error {
	return Object.assign(new Error(`EEXIST: file already exists, open '${path}'`), {code: 'EEXIST'});
}
