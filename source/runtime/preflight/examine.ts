import type {Check} from '../../core/actions/preflight/check.ts';
import {checkReach, listPlanLocations} from '../../core/actions/preflight/reach.ts';
import type {Account, CallerIdentity} from '../../core/domain/account.ts';
import type {Location} from '../../core/domain/location.ts';
import {roleArn} from '../../core/domain/partition.ts';
import type {StartRequest} from '../../core/domain/start-request.ts';
import {checkCentral} from './central.ts';
import {checkLocations, checkRegions} from './locations.ts';
import type {PreflightPorts} from './ports.ts';
import {checkRunbook} from './runbook.ts';

const administrationRole = 'AWS-SystemsManager-AutomationAdministrationRole';

/**
Check everything that a start needs before anything runs. Reads only; what can't be looked at is a finding too.

@param request - What is to be started; `null` looks at the central account only.
@param onEntering - Is told how many locations are about to be entered.
*/
export async function examine(
	ports: PreflightPorts,
	located: {readonly identity: CallerIdentity; readonly central: Location},
	request: StartRequest | null,
	onEntering: (locations: number) => void = () => {},
): Promise<readonly Check[]> {
	const {central} = located;
	const arn = request?.Parameters?.AutomationAssumeRole?.[0] ?? roleArn(central, administrationRole);
	// Thousands of accounts take many pages: they are read once.
	const accounts = await ports.directory.listAccounts();
	const centralChecks = await checkCentral(ports, located, arn.slice(arn.lastIndexOf('/') + 1), accounts);
	return request === null
		? centralChecks
		: [
				...centralChecks,
				...(await examinePlan(
					ports,
					central,
					{request, administrationRoleArn: arn, onEntering},
					accounts.ok ? accounts.value : null,
				)),
			];
}

type Plan = {
	readonly request: StartRequest;
	readonly administrationRoleArn: string;
	readonly onEntering: (locations: number) => void;
};

async function examinePlan(
	ports: PreflightPorts,
	central: Location,
	{request, administrationRoleArn, onEntering}: Plan,
	accounts: readonly Account[] | null,
): Promise<readonly Check[]> {
	const planned = listPlanLocations(request, accounts, central);
	const {locations} = planned;
	onEntering(locations.length);
	const [runbook, regions, places] = await Promise.all([
		checkRunbook(ports, central, request, locations),
		locations.length === 0 ? [] : checkRegions(ports, central, locations),
		locations.length === 0 ? [] : checkLocations(ports, central, request, locations, administrationRoleArn),
	]);
	return [...runbook, ...regions, ...checkReach(planned, request, accounts), ...places];
}
