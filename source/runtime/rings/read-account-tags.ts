import {type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Directory} from '../../ports/directory.ts';

/** Read the tags of each account; the first failure ends the reading. */
export async function readAccountTags(
	directory: Pick<Directory, 'readAccountTags'>,
	accountIds: readonly string[],
): Promise<Outcome<ReadonlyMap<string, Readonly<Record<string, string>>>>> {
	const tags = new Map<string, Readonly<Record<string, string>>>();
	for (const accountId of accountIds) {
		const read = await directory.readAccountTags(accountId);
		if (!read.ok) {
			return read;
		}

		tags.set(accountId, read.value);
	}

	return succeed(tags);
}
