import {rm, stat} from 'node:fs/promises';
import {join} from 'node:path';

/** A file whose process was killed while it wrote it, as `replacePrivate` names it. */
const draftName = /\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
/** No write of such a small file takes longer. */
const draftMs = 3_600_000;
/** How long AWS keeps an execution: afterwards nobody can follow it. */
const unfollowedMs = 30 * 86_400_000;

/**
Remove from a folder of records what nobody reads any more: drafts that a crash has left behind, and preflights of fan-outs that were started and never followed.

A file that can't be removed stays until the next sweep.

@param names - The names in the folder.
*/
export async function sweepRecords(folder: string, names: readonly string[]): Promise<void> {
	const followed = new Set(names.filter(name => name.endsWith('.json')).map(name => name.slice(0, -'.json'.length)));
	const isUnfollowed = (name: string): boolean =>
		name.endsWith('.preflight') && !followed.has(name.slice(0, -'.preflight'.length));
	await removeOlder(folder, names.filter(isUnfollowed), unfollowedMs);
	await sweepDrafts(folder, names);
}

/** Remove from a folder the drafts that a crash has left behind. */
export async function sweepDrafts(folder: string, names: readonly string[]): Promise<void> {
	await removeOlder(
		folder,
		names.filter(name => draftName.test(name)),
		draftMs,
	);
}

async function removeOlder(folder: string, names: readonly string[], ageMs: number): Promise<void> {
	for (const name of names) {
		const path = join(folder, name);
		const {mtimeMs} = await stat(path).catch(() => ({mtimeMs: Number.POSITIVE_INFINITY}));
		if (Date.now() - mtimeMs > ageMs) {
			await rm(path, {force: true}).catch(() => {});
		}
	}
}
