import type {Check} from '../../core/actions/preflight/check.ts';
import {found} from '../../core/actions/preflight/check.ts';
import {
	judgeAdministrationRole,
	judgeAutomations,
	judgeClock,
	judgeOrganization,
	judgeRegion,
} from '../../core/actions/preflight/judge-central.ts';
import type {Account, CallerIdentity} from '../../core/domain/account.ts';
import type {Outcome} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import {describeIdentity} from '../../core/status/identity-words.ts';
import type {PreflightPorts} from './ports.ts';

/** The account, its Region, the organization and the role that fan-outs run with. */
export async function checkCentral(
	{automation, directory, roles, measureClockSkew}: PreflightPorts,
	{identity, central}: {readonly identity: CallerIdentity; readonly central: Location},
	administrationRole: string,
	accounts: Outcome<readonly Account[]>,
): Promise<readonly Check[]> {
	const [skew, regions, listed, role] = await Promise.all([
		measureClockSkew(),
		directory.listRegions(),
		automation.listExecutions(central, {fanOutsOnly: true}, null),
		roles.readRole(central, administrationRole),
	]);
	return [
		found('identity', 'ok', `${describeIdentity(identity, central)}; fan-outs are started there`),
		judgeClock(skew),
		judgeRegion(regions, central.region),
		judgeAutomations(listed),
		judgeAdministrationRole(role, central, administrationRole),
		judgeOrganization(accounts),
	];
}
