import type {Check} from '../../core/actions/preflight/check.ts';
import {judgeRunbook, judgeShares, listSharees} from '../../core/actions/preflight/judge-runbook.ts';
import type {Location} from '../../core/domain/location.ts';
import type {StartRequest} from '../../core/domain/start-request.ts';
import {type RunbookNeeds, readNeeds} from '../../core/planning/runbook-needs.ts';
import type {PreflightPorts} from './ports.ts';
import {readShares} from './read-shares.ts';

/** What is known of a plan's runbook. */
export type CheckedRunbook = {readonly checks: readonly Check[]; readonly needs: RunbookNeeds};

const nothing: RunbookNeeds = {needs: [], untold: [], calendars: []};

/** The runbook of a plan: there, in that version, fed with what it takes, and shared with whom it runs at. */
export async function checkRunbook(
	{catalog}: PreflightPorts,
	central: Location,
	request: StartRequest,
	locations: readonly Location[],
): Promise<CheckedRunbook> {
	const {DocumentName, DocumentVersion = '$DEFAULT'} = request;
	const read = await catalog.readRunbook(central, DocumentName, DocumentVersion);
	const checks = judgeRunbook(read, request, central);
	if (!read.ok) {
		return {checks, needs: nothing};
	}

	const needs = readNeeds(read.value.content, request.Parameters);
	if (listSharees(central, locations).length === 0) {
		return {checks, needs};
	}

	const shares = await readShares(catalog, central, DocumentName, read.value.owner);
	return {checks: [...checks, ...judgeShares(shares, DocumentName, central, locations)], needs};
}
