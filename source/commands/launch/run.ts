import {formatLocations} from '../../core/domain/count.ts';
import type {StartRequest} from '../../core/domain/start-request.ts';
import {parsePlan, printMistake} from '../../core/planning/plan-file.ts';
import {countRequested, needsOrganization} from '../../core/planning/planned-rate.ts';
import {readAccounts} from '../../runtime/read-grid.ts';
import {exitStatus, tellFailure} from '../services.ts';
import {type StartFlags, type StartServices, startRequests} from '../start/start-requests.ts';

export type LaunchOptions = StartFlags & {
	/** The plan's name in messages; `-` for standard input. */
	readonly file: string;
	/** The plan itself: JSON or YAML, as the AWS CLI's `--cli-input-json` and `--cli-input-yaml` take it. */
	readonly text: string;
};

/** Start a plan. Every mistake of the plan is reported at once, with its line, and then nothing is started. */
export async function launch(services: StartServices, {file, text, ...flags}: LaunchOptions): Promise<number> {
	const parsed = parsePlan(text);
	if ('mistakes' in parsed) {
		for (const mistake of parsed.mistakes) {
			services.tell(`× ${printMistake(mistake, file === '-' ? 'standard input' : file)}`);
		}

		return exitStatus.wrongUsage;
	}

	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	// The token is made for this start: with a token from the plan, a second launch of the same plan would start nothing.
	const {ClientToken: _, ...request} = parsed.request;
	const directory = {accounts: needsOrganization(request) ? await readAccounts(services) : new Map()};
	const locations = countRequested(request, directory);
	return startRequests(
		services,
		located.value.central,
		{
			requests: [{request, turn: 0, locations: locations ?? 0}],
			locations,
			summary: summarize(request, locations),
			retryOf: null,
			directory,
		},
		flags,
	);
}

function summarize(
	{DocumentName, DocumentVersion, TargetLocations, TargetLocationsURL}: StartRequest,
	locations: number | null,
): string {
	const isLocal = TargetLocations === undefined && TargetLocationsURL === undefined;
	const where =
		locations !== null
			? `in ${formatLocations(locations)}`
			: TargetLocationsURL === undefined
				? 'in the locations that AWS makes of its OUs'
				: 'in the locations that its file in S3 names';
	const version = DocumentVersion === undefined ? 'its default version' : `version ${DocumentVersion}`;
	return `${DocumentName}, ${version}, ${isLocal ? 'in the central account' : where}`;
}
