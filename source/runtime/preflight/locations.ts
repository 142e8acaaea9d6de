import type {Check} from '../../core/actions/preflight/check.ts';
import {type Entered, judgeEntered} from '../../core/actions/preflight/judge-locations.ts';
import {judgeRegions} from '../../core/actions/preflight/judge-regions.ts';
import {judgeExecutionRoles, listExecutionRoles} from '../../core/actions/preflight/judge-roles.ts';
import type {Location} from '../../core/domain/location.ts';
import type {StartRequest} from '../../core/domain/start-request.ts';
import {CallQueue} from '../call-queue.ts';
import type {PreflightPorts} from './ports.ts';
import {readExecutionRoles} from './read-roles.ts';

/** Whether the target locations can be entered, listed, and have what the runbook works as. */
export async function checkLocations(
	ports: PreflightPorts,
	central: Location,
	request: StartRequest,
	locations: readonly Location[],
	administrationRoleArn: string,
): Promise<readonly Check[]> {
	const entered = await enterAll(ports, locations);
	const open = entered.filter(({failure}) => failure === null).map(({where}) => where);
	const oneOfEach = [...new Map(open.map(where => [where.accountId, where])).values()];
	const names = listExecutionRoles(request);
	const looks = await readExecutionRoles(ports, oneOfEach, names, central, administrationRoleArn);
	return [...judgeEntered(entered), ...judgeExecutionRoles(looks, oneOfEach.length)];
}

/** Regions of a plan that Systems Manager doesn't know, or that are off in the central account where that is a target. */
export async function checkRegions(
	{directory, choices}: PreflightPorts,
	central: Location,
	locations: readonly Location[],
): Promise<readonly Check[]> {
	const [known, enabled] = await Promise.all([directory.listRegions(), choices.listEnabledRegions(central)]);
	return judgeRegions(known, enabled, central, locations);
}

/** A list of one page in each: a role is assumed once an account, and a Region that is off shows. */
function enterAll({automation, clock}: PreflightPorts, locations: readonly Location[]): Promise<readonly Entered[]> {
	const queue = new CallQueue(clock);
	return Promise.all(
		locations.map(async where => {
			const listed = await queue.run(() => automation.listExecutions(where, {}, null));
			return {where, failure: listed.ok ? null : listed.failure};
		}),
	);
}
