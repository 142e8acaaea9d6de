import {
	describeSteps,
	mostShares,
	type PublishStep,
	planPublish,
	type WantedDocument,
} from '../../core/actions/publish/plan-publish.ts';
import type {Location} from '../../core/domain/location.ts';
import {readRunbookText} from '../../core/planning/runbook/read-runbook.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import type {ChangeJournal} from '../../ports/change-journal.ts';
import type {Documents} from '../../ports/documents.ts';
import {publishIn, readFound} from '../../runtime/runbook/publish.ts';
import {exitStatus, refuseReadOnly, type Services, tellFailure} from '../services.ts';
import {type RunbookFile, tellMistakes} from './check.ts';
import {readSelection, type Selection} from './read-shares.ts';

export type PublishServices = Services & {readonly documents: Documents; readonly changes: ChangeJournal};

export type PublishOptions = Selection & {
	/** The document's name. */
	readonly name: string;
	readonly versionName: string | undefined;
	/** Where it is published; the central Region where none is named. */
	readonly regions: readonly string[];
	readonly isYes: boolean;
	readonly isDryRun: boolean;
	readonly isJson: boolean;
};

/**
Create a runbook or its next version in the central account, make that the default one, and share it with exactly the accounts of a selection. Whatever is already right stays untouched.

@returns 0 done, 2 where the runbook has mistakes or nothing was wanted, 3 where AWS refused.
*/
export async function publishRunbook(
	services: PublishServices,
	source: RunbookFile,
	options: PublishOptions,
): Promise<number> {
	const refused = options.isDryRun ? null : refuseReadOnly(services, 'no runbook was published');
	if (refused !== null) {
		return refused;
	}

	if (!tellMistakes(services, source)) {
		return exitStatus.wrongUsage;
	}

	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {central} = located.value;
	const shares = await readSelection(services, central.accountId, options);
	if (!shares.ok) {
		return tellFailure(services, shares.failure);
	}

	if ((shares.value?.length ?? 0) > mostShares) {
		services.tell(
			`× AWS shares a runbook with ${mostShares} accounts at the most; the selection has ${shares.value?.length}.`,
		);
		return exitStatus.wrongUsage;
	}

	const wanted: WantedDocument = {
		name: options.name,
		format: readRunbookText(source.text).format,
		content: source.text,
		versionName: options.versionName,
		shares: shares.value,
	};
	const regions = options.regions.length > 0 ? [...new Set(options.regions)] : [central.region];
	const plans: Array<{readonly where: Location; readonly steps: readonly PublishStep[]}> = [];
	for (const region of regions) {
		const where = {accountId: central.accountId, region};
		const found = await readFound(services.documents, where, options.name);
		if (!found.ok) {
			return tellFailure(services, found.failure);
		}

		plans.push({where, steps: planPublish(wanted, found.value)});
	}

	return tellAndRun(services, wanted, plans, options);
}

async function tellAndRun(
	services: PublishServices,
	wanted: WantedDocument,
	plans: ReadonlyArray<{readonly where: Location; readonly steps: readonly PublishStep[]}>,
	{isYes, isDryRun, isJson}: PublishOptions,
): Promise<number> {
	const {print, tell} = services;
	if (isJson) {
		print(
			printJson({
				name: wanted.name,
				shares: wanted.shares,
				regions: plans.map(({where, steps}) => ({region: where.region, steps})),
			}),
		);
	} else {
		for (const {where, steps} of plans) {
			const lines = describeSteps(steps, wanted, where.region);
			for (const line of lines.length > 0 ? lines : [`${where.region}: ${wanted.name} is as it should be`]) {
				(isDryRun ? print : tell)(toPrintableLine(line));
			}
		}
	}

	if (isDryRun) {
		tell('Nothing was published: --dry-run.');
		return exitStatus.done;
	}

	const due = plans.filter(({steps}) => steps.length > 0);
	if (due.length === 0) {
		return exitStatus.done;
	}

	if (!isYes && !(await services.confirm('Publish?'))) {
		tell('Nothing was published. --yes does it without asking.');
		return exitStatus.wrongUsage;
	}

	for (const {where, steps} of due) {
		const made = await publishIn(services, where, wanted, steps);
		if (!made.ok) {
			return tellFailure(services, made.failure);
		}

		tell(`${where.region}: ${wanted.name} is published.`);
	}

	return exitStatus.done;
}
