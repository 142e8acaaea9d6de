import type {PlacedPlan} from '../../core/actions/rings/run-head.ts';
import {parsePlan, printMistake} from '../../core/planning/plan-file.ts';
import {needsOrganization} from '../../core/planning/planned-rate.ts';
import {parseRings} from '../../core/planning/rings/parse-rings.ts';
import {listPlannedAccounts, needsAccountTags, needsUnits, placeRings} from '../../core/planning/rings/place-rings.ts';
import {withoutStartTag} from '../../core/planning/start-tag.ts';
import type {KnownAccounts} from '../../core/planning/units.ts';
import {readAccounts} from '../../runtime/read-grid.ts';
import {readAccountTags} from '../../runtime/rings/read-account-tags.ts';
import {exitStatus, tellFailure} from '../services.ts';
import type {StartServices} from '../start/start-requests.ts';

/** A text with its name in messages. */
export type NamedText = {readonly file: string; readonly text: string};

/** A plan with its rings, ready to begin. */
export type PlannedRun = PlacedPlan & {readonly directory: KnownAccounts};

/** Read a plan and its rings. Every mistake in either is reported at once, with its line; the function then returns the exit status. */
export async function planRun(
	services: StartServices,
	plan: NamedText,
	written: NamedText,
): Promise<PlannedRun | number> {
	const {tell} = services;
	const parsed = parsePlan(plan.text);
	const rings = parseRings(written.text);
	const mistakes = [
		...('mistakes' in parsed ? parsed.mistakes.map(one => printMistake(one, nameOf(plan))) : []),
		...('mistakes' in rings ? rings.mistakes.map(one => printRingMistake(one, nameOf(written))) : []),
	];
	if ('mistakes' in parsed || 'mistakes' in rings) {
		for (const mistake of mistakes) {
			tell(`× ${mistake}`);
		}

		return exitStatus.wrongUsage;
	}

	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {ClientToken: _, ...given} = parsed.request;
	const request = withoutStartTag(given);
	const isOrganized = needsOrganization(request) || needsUnits(rings.rings);
	const directory = {accounts: isOrganized ? await readAccounts(services) : new Map()};
	const asked = needsAccountTags(rings.rings) ? listPlannedAccounts(request, directory) : [];
	const accountTags = await readAccountTags(services.directory, asked);
	if (!accountTags.ok) {
		return tellFailure(services, accountTags.failure);
	}

	const placed = placeRings(request, rings.rings, {directory, accountTags: accountTags.value});
	if ('mistakes' in placed) {
		const placedMistakes = placed.mistakes.map(mistake => ({...mistake, line: rings.lineOf(mistake.path)}));
		for (const mistake of placedMistakes.sort((a, b) => a.line - b.line)) {
			tell(
				`× ${mistake.path === '' ? `${nameOf(plan)}: the plan ${mistake.message}` : printRingMistake(mistake, nameOf(written))}`,
			);
		}

		return exitStatus.wrongUsage;
	}

	return {request, rings: placed.rings, where: located.value.central, directory};
}

function printRingMistake({line, path, message}: {line: number; path: string; message: string}, file: string): string {
	return `${file}:${line}: ${path === '' ? 'the rings' : path} ${message}`;
}

function nameOf({file}: NamedText): string {
	return file === '-' ? 'standard input' : file;
}
