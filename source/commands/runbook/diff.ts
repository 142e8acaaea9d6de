import type {Location} from '../../core/domain/location.ts';
import {diffLines, printDiff} from '../../core/status/line-diff.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import type {Documents, DocumentText} from '../../ports/documents.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';
import type {RunbookFile} from './check.ts';
import {readSelection, type Selection} from './read-shares.ts';

export type DiffServices = Services & {readonly documents: Documents};

export type DiffOptions = Selection & {
	readonly name: string;
	/** The file that is compared with the deployed version; `null` compares two deployed versions. */
	readonly source: RunbookFile | null;
	/** The earlier version; the default one if left out. */
	readonly fromVersion: string | undefined;
	/** The later version; the latest if left out. */
	readonly toVersion: string | undefined;
	/** Regions to compare with the central one. */
	readonly regions: readonly string[];
	readonly isJson: boolean;
};

type Side = {readonly label: string; readonly content: string; readonly shares: readonly string[] | null};

/**
Print the differences of a runbook: between a file and the deployed version, between two versions, or between the central Region and others. Reads only.

@returns 0 where nothing differs, 1 where something does, 3 where the runbook doesn't exist.
*/
export async function diffRunbook(services: DiffServices, options: DiffOptions): Promise<number> {
	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {central} = located.value;
	const {name, source, fromVersion = '$DEFAULT', toVersion = '$LATEST', regions} = options;
	const before = await readSide(
		services,
		central,
		name,
		source === null ? fromVersion : (options.fromVersion ?? '$LATEST'),
	);
	if ('status' in before) {
		return before.status;
	}

	const afters: Side[] = [];
	if (source !== null) {
		const shares = await readSelection(services, central.accountId, options);
		if (!shares.ok) {
			return tellFailure(services, shares.failure);
		}

		afters.push({label: source.file, content: source.text, shares: shares.value});
	} else if (regions.length > 0) {
		for (const region of regions) {
			const read = await readSide(services, {...central, region}, name, fromVersion);
			if ('status' in read) {
				return read.status;
			}

			afters.push(read.side);
		}
	} else {
		const read = await readSide(services, central, name, toVersion);
		if ('status' in read) {
			return read.status;
		}

		afters.push(read.side);
	}

	const differs = afters.map(after => tellDifference(services, before.side, after, options.isJson));
	return differs.includes(true) ? exitStatus.notAllSucceeded : exitStatus.done;
}

async function readSide(
	services: DiffServices,
	where: Location,
	name: string,
	version: string,
): Promise<{readonly side: Side} | {readonly status: number}> {
	const read = await services.documents.readDocument(where, name, version);
	if (!read.ok) {
		return {status: tellFailure(services, read.failure)};
	}

	if (read.value === null) {
		services.tell(`× There is no runbook ${name}, version ${version}, in ${where.accountId}/${where.region}.`);
		return {status: exitStatus.refused};
	}

	const shares = await services.documents.listShares(where, name);
	return {
		side: {label: labelOf(where, read.value), content: read.value.content, shares: shares.ok ? shares.value : null},
	};
}

function labelOf({region}: Location, {version, defaultVersion}: DocumentText): string {
	return `${region} version ${version}${version === defaultVersion ? ', the default' : ''}`;
}

/** @returns Whether anything differs. */
function tellDifference({print}: DiffServices, before: Side, after: Side, isJson: boolean): boolean {
	const lines = printDiff(diffLines(before.content, after.content));
	const both = before.shares !== null && after.shares !== null;
	const added = both ? after.shares!.filter(id => !before.shares!.includes(id)) : [];
	const removed = both ? before.shares!.filter(id => !after.shares!.includes(id)) : [];
	const differs = lines.length + added.length + removed.length > 0;
	if (isJson) {
		print(printJson({before: before.label, after: after.label, differs, content: lines, shares: {added, removed}}));
		return differs;
	}

	if (!differs) {
		print(`${before.label} and ${after.label} are the same`);
		return false;
	}

	print(toPrintableLine(`- ${before.label}`));
	print(toPrintableLine(`+ ${after.label}`));
	for (const line of lines) {
		print(toPrintableLine(line));
	}

	if (removed.length > 0) {
		print(`- shared with ${removed.join(', ')}`);
	}

	if (added.length > 0) {
		print(`+ shared with ${added.join(', ')}`);
	}

	return true;
}
