import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import {parsePlan, printMistake} from '../../core/planning/plan-file.ts';
import type {Services} from '../services.ts';

/** The accounts that a runbook is shared with, as the flags select them. */
export type Selection = {
	readonly accounts: readonly string[];
	/** OUs and roots by ID; their child OUs are included. */
	readonly units: readonly string[];
	/** The accounts of a plan's target locations. */
	readonly plan: {readonly file: string; readonly text: string} | null;
};

/**
Resolve the accounts of a selection, without the one that owns the runbook.

@returns `null` where nothing is selected: then sharing isn't changed.
*/
export async function readSelection(
	{directory}: Pick<Services, 'directory'>,
	ownerAccountId: string,
	{accounts, units, plan}: Selection,
): Promise<Outcome<readonly string[] | null>> {
	if (accounts.length === 0 && units.length === 0 && plan === null) {
		return succeed(null);
	}

	const parsed = plan === null ? null : parsePlan(plan.text);
	if (parsed !== null && 'mistakes' in parsed) {
		const because = parsed.mistakes.map(mistake => printMistake(mistake, plan?.file ?? '')).join('\n');
		return fail({kind: 'local', what: 'The plan is no plan', because});
	}

	const entries = parsed?.request.TargetLocations ?? [];
	const named = [...accounts, ...units, ...entries.flatMap(({Accounts = []}) => Accounts)];
	const without = new Set(entries.flatMap(({ExcludeAccounts = []}) => ExcludeAccounts));
	const containers = named.filter(one => !/^\d{12}$/.test(one));
	const listed = containers.length === 0 ? succeed([]) : await directory.listAccounts();
	if (!listed.ok) {
		return listed;
	}

	const isEverywhere = containers.some(one => one.startsWith('r-'));
	const below = listed.value.filter(
		({accountId, path}) =>
			!without.has(accountId) && (isEverywhere || path.some(({id}) => containers.includes(id) && !without.has(id))),
	);
	const ids = [...named.filter(one => /^\d{12}$/.test(one)), ...below.map(({accountId}) => accountId)];
	return succeed([...new Set(ids)].filter(id => id !== ownerAccountId).sort());
}
