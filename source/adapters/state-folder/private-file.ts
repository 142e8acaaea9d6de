import {randomUUID} from 'node:crypto';
import {
	chmodSync,
	closeSync,
	constants,
	fchmodSync,
	fstatSync,
	fsyncSync,
	lstatSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	type Stats,
	statSync,
	writeFileSync,
} from 'node:fs';
import {dirname} from 'node:path';
import process from 'node:process';
import {quoteForBash as quote} from '../../core/domain/quote.ts';
import {findUnsafe} from '../../core/domain/unsafe-path.ts';

/** A file or folder that is not to be trusted: who could have written it is not only the operator. */
export class UnsafeError extends Error {
	readonly code = 'Unsafe';
	/** The command that mends it. */
	readonly next: string;

	constructor(message: string, next: string) {
		super(message);
		this.next = next;
	}
}

/** Names that rollgrid gives in its state folder. */
const ownName = /^(launches|actions|changes|typed)(-[\w-]+)?\.ndjson$|^(records|runs)$|^bug-[\w.-]+\.log$/;

/* Links in the state folder are not followed, and a pipe in place of a file keeps nobody waiting. Windows knows neither. */
const careful = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
Open a file of the state folder as the operator's alone, as ssh does with its own: refused where somebody else owns it or may write it, and where it is a link; where others may merely read it, that is taken from them.

@param flags - As `open` takes them; `O_CREAT` makes it with mode 0600, and its folder with 0700.
@throws UnsafeError; errors of the file system.
*/
export function openPrivate(file: string, flags: number): number {
	if (flags & constants.O_CREAT) {
		keepFolder(dirname(file));
	} else {
		checkFolder(dirname(file));
	}

	let descriptor: number;
	try {
		descriptor = openSync(file, flags | careful, 0o600);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ELOOP') {
			throw new UnsafeError(`${file} is a symbolic link, which rollgrid doesn't follow there`, `rm ${quote(file)}`);
		}

		throw error;
	}

	try {
		const stats = fstatSync(descriptor);
		if (!stats.isFile()) {
			throw new UnsafeError(`${file} is no plain file`, `mv ${quote(file)} ${quote(`${file}.aside`)}`);
		}

		demandOwn(stats, file, 'go-rwx');
		if (hasModes && (stats.mode & 0o077) !== 0) {
			fchmodSync(descriptor, 0o600);
		}

		return descriptor;
	} catch (error) {
		closeSync(descriptor);
		throw error;
	}
}

/** The text of a file of the state folder, under the conditions of `openPrivate`. */
export function readPrivate(file: string): string {
	const descriptor = openPrivate(file, constants.O_RDONLY);
	try {
		return readFileSync(descriptor, 'utf8');
	} finally {
		closeSync(descriptor);
	}
}

/** As `readPrivate`; `null` where there is no such file, or another process has just removed it. */
export function readIfThere(file: string): string | null {
	try {
		return readPrivate(file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
			return null;
		}

		throw error;
	}
}

/**
Add to a file of the state folder, under the conditions of `openPrivate`: one write at its end.

@param isSynced - Whether it is on disk when this returns.
@returns The file's size, in bytes.
*/
export function appendPrivate(file: string, text: string, isSynced = true): number {
	const descriptor = openPrivate(file, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT);
	try {
		const isNew = fstatSync(descriptor).size === 0;
		writeFileSync(descriptor, text);
		if (isSynced) {
			fsyncSync(descriptor);
		}

		if (isSynced && isNew) {
			syncFolder(dirname(file));
		}

		return fstatSync(descriptor).size;
	} finally {
		closeSync(descriptor);
	}
}

/** Replace a small file of the state folder as a whole, or not at all; its folder is there. */
export function replacePrivate(file: string, text: string): void {
	const fresh = `${file}.${randomUUID()}`;
	const descriptor = openPrivate(fresh, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL);
	try {
		writeFileSync(descriptor, text);
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}

	// A link in its place is replaced, not followed.
	renameSync(fresh, file);
}

/** Make a folder of ours where it isn't there, and hold it to what `checkFolder` says. */
export function keepFolder(folder: string): void {
	mkdirSync(folder, {recursive: true, mode: 0o700});
	checkFolder(folder);
}

/**
Refuse a folder that somebody else owns or may write. Where others may look into it and nothing but ours is in it, that is taken from them.

@throws UnsafeError; `ENOENT` where it isn't there.
*/
export function checkFolder(folder: string): void {
	const stats = statSync(folder);
	demandOwn(stats, folder, 'go-w');
	if (hasModes && (stats.mode & 0o077) !== 0 && readdirSync(folder).every(name => ownName.test(name))) {
		chmodSync(folder, 0o700);
	}
}

/** Refuse a folder within the state folder that is a link to somewhere else. */
export function demandNoLink(folder: string): void {
	if (lstatSync(folder, {throwIfNoEntry: false})?.isSymbolicLink()) {
		throw new UnsafeError(`${folder} is a symbolic link, which rollgrid doesn't follow there`, `rm ${quote(folder)}`);
	}
}

/** Make sure that a file that was just made is found again after a power cut. */
function syncFolder(folder: string): void {
	if (process.platform === 'win32') {
		return;
	}

	const descriptor = openSync(folder, constants.O_RDONLY);
	try {
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

const hasModes = process.getuid !== undefined;

function demandOwn(stats: Stats, path: string, take: string): void {
	const unsafe = findUnsafe(stats, path, process.getuid?.(), take);
	if (unsafe !== null) {
		throw new UnsafeError(unsafe.because, unsafe.next);
	}
}
