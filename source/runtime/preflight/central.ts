import {type Check, found} from '../../core/actions/preflight/check.ts';
import {
	judgeAdministrationRole,
	judgeAutomations,
	judgeClock,
	judgeOrganization,
	judgeRegion,
} from '../../core/actions/preflight/judge-central.ts';
import {judgeStanding} from '../../core/actions/preflight/judge-standing.ts';
import type {Account} from '../../core/domain/account.ts';
import type {Outcome} from '../../core/domain/failure.ts';
import type {StartRequest} from '../../core/domain/start-request.ts';
import {describeIdentity} from '../../core/status/identity-words.ts';
import type {Located, PreflightPorts} from './ports.ts';

type Wanted = {
	readonly request: StartRequest | null;
	readonly administrationRoleArn: string;
	readonly accounts: Outcome<readonly Account[]>;
};

type CheckedCentral = {
	readonly checks: readonly Check[];
	/** `null` where there is none, or nobody may read it. */
	readonly organizationId: string | null;
	/** Whether the administration role exists, as far as known. */
	readonly hasRole: boolean;
};

/** The account, its Region, the organization and the role that fan-outs run with. */
export async function checkCentral(
	{automation, directory, readiness, roles, measureClockSkew}: PreflightPorts,
	{identity, central}: Located,
	{request, administrationRoleArn, accounts}: Wanted,
): Promise<CheckedCentral> {
	const name = administrationRoleArn.slice(administrationRoleArn.lastIndexOf('/') + 1);
	const [skew, regions, listed, role, standing] = await Promise.all([
		measureClockSkew(),
		directory.listRegions(),
		automation.listExecutions(central, {fanOutsOnly: true}, null),
		roles.readRole(central, name),
		readiness.readStanding(central),
	]);
	return {
		checks: [
			found('identity', 'ok', `${describeIdentity(identity, central)}; fan-outs are started there`),
			judgeClock(skew),
			judgeRegion(regions, central.region),
			judgeAutomations(listed),
			judgeAdministrationRole(role, central, name),
			judgeOrganization(accounts),
			...judgeStanding(standing, request, central),
		],
		organizationId: standing.ok ? standing.value.organizationId : null,
		hasRole: !role.ok || role.value !== null,
	};
}
