import {type RoleReading, readTrust} from '../../core/actions/preflight/judge-roles.ts';
import type {Wanted} from '../../core/actions/preflight/role-trust.ts';
import type {Location} from '../../core/domain/location.ts';
import type {Clock} from '../../ports/clock.ts';
import type {Roles} from '../../ports/roles.ts';
import {CallQueue} from '../call-queue.ts';

type Central = Omit<Wanted, 'accountId'>;

/** Read an execution role in many accounts, a few at a time: each account may have to be entered first. */
export function readExecutionRoles(
	{roles, clock}: {readonly roles: Roles; readonly clock: Clock},
	places: readonly Location[],
	name: string,
	central: Central,
): Promise<readonly RoleReading[]> {
	const queue = new CallQueue(clock);
	return Promise.all(places.map(where => readExecutionRole(roles, queue, {where, name}, central)));
}

/** Read the execution role of one account. */
export async function readExecutionRole(
	roles: Roles,
	queue: CallQueue,
	{where, name}: {readonly where: Location; readonly name: string},
	central: Central,
): Promise<RoleReading> {
	// The path of a role isn't part of its name.
	const role = await queue.run(() => roles.readRole(where, name.split('/').at(-1)!));
	const arn = role.ok && role.value !== null ? role.value.arn : null;
	return {name, where, arn, trust: readTrust(role, {...central, accountId: where.accountId})};
}
