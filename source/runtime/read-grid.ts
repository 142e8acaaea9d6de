import type {Execution, StepExecution} from '../core/domain/execution.ts';
import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {Following} from '../core/follow/following.ts';
import {type Accounts, namesUnits} from '../core/follow/plan-locations.ts';
import type {LocationGrid} from '../core/grid/location-grid.ts';
import type {Reckoning} from '../core/grid/reckoning.ts';
import {reckonFollowing} from '../core/status/progress.ts';
import type {Automation} from '../ports/automation.ts';
import type {Clock} from '../ports/clock.ts';
import type {Directory} from '../ports/directory.ts';
import type {Paced} from './pace-reads.ts';
import {readFollowing} from './read-following.ts';

/** What a grid is read with. */
export type GridPorts = {readonly automation: Paced<Automation>; readonly directory: Directory; readonly clock: Clock};

/** Everything that is known of an execution's locations, or of its resources or steps where it is no fan-out. */
export type ReadGrid = {readonly grid: LocationGrid; readonly reckoning: Reckoning; readonly following: Following};

/**
Read what an execution has come to: every step that AWS lists, every location that the request names.

@param known - All of its steps, where they have been read.
*/
export async function readGrid(
	ports: GridPorts,
	where: Location,
	execution: Execution,
	known?: readonly StepExecution[],
): Promise<Outcome<ReadGrid>> {
	const got = known === undefined ? execution : {...execution, steps: known, isTruncated: false};
	const accounts = namesUnits(execution) ? await readAccounts(ports) : null;
	const read = await readFollowing(ports, where, got, accounts);
	if (!read.ok) {
		return read;
	}

	const following = read.value;
	return succeed({following, grid: following.grid, reckoning: reckonFollowing(following)});
}

const accountsRead = new WeakMap<Directory, Promise<Accounts>>();

/** The accounts of the organization, read once; none where it can't be read. */
export function readAccounts({directory}: {readonly directory: Directory}): Promise<Accounts> {
	const known = accountsRead.get(directory);
	if (known !== undefined) {
		return known;
	}

	const accounts = directory
		.listAccounts()
		.then(outcome => new Map(outcome.ok ? outcome.value.map(account => [account.accountId, account]) : []));
	accountsRead.set(directory, accounts);
	return accounts;
}
