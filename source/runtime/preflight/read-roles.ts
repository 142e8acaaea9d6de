import {type RoleReading, readTrust} from '../../core/actions/preflight/judge-roles.ts';
import type {Location} from '../../core/domain/location.ts';
import type {Clock} from '../../ports/clock.ts';
import type {Roles} from '../../ports/roles.ts';
import {CallQueue} from '../call-queue.ts';

/** Look at execution roles in many accounts, a few at a time: each may have to be entered first. */
export function readExecutionRoles(
	{roles, clock}: {readonly roles: Roles; readonly clock: Clock},
	places: readonly Location[],
	names: readonly string[],
	central: Location,
	administrationRoleArn: string,
): Promise<readonly RoleReading[]> {
	const queue = new CallQueue(clock);
	return Promise.all(
		names.flatMap(name =>
			places.map(async (where): Promise<RoleReading> => {
				// A role's path is no part of its name.
				const role = await queue.run(() => roles.readRole(where, name.split('/').at(-1)!));
				return {name, where, problems: readTrust(role, where.accountId, central, administrationRoleArn)};
			}),
		),
	);
}
