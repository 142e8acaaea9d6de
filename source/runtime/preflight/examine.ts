import type {Check} from '../../core/actions/preflight/check.ts';
import {judgeQuotas, judgeRequests, listQuotaNeeds} from '../../core/actions/preflight/judge-quotas.ts';
import {judgeOptIn} from '../../core/actions/preflight/judge-regions.ts';
import type {Preflight} from '../../core/actions/preflight/preflight.ts';
import {checkReach, listPlanLocations, type PlanLocations} from '../../core/actions/preflight/reach.ts';
import type {Account} from '../../core/domain/account.ts';
import {type Location, printLocation} from '../../core/domain/location.ts';
import {roleArn} from '../../core/domain/partition.ts';
import type {StartRequest, TargetLocation} from '../../core/domain/start-request.ts';
import {checkCentral} from './central.ts';
import {LocationExaminer} from './locations.ts';
import type {ExamineOptions, Located, PreflightPorts} from './ports.ts';
import {checkRegions} from './regions.ts';
import {checkRunbook} from './runbook.ts';
import {checkStart} from './start.ts';

const administrationRole = 'AWS-SystemsManager-AutomationAdministrationRole';

/**
Check everything that a start needs before anything runs. Reads only; what can't be looked at is a finding too.

@param requests - The requests that are started together; they differ only in their target locations. Without target locations only the central account is checked.
*/
export async function examine(
	ports: PreflightPorts,
	located: Located,
	requests: readonly StartRequest[],
	options: ExamineOptions = {},
): Promise<Preflight> {
	const request = gatherRequests(requests);
	const arn = request?.Parameters?.AutomationAssumeRole?.[0] || roleArn(located.central, administrationRole);
	// Thousands of accounts take many pages: they are read once.
	const accounts = await ports.directory.listAccounts();
	const {checks, organizationId, hasRole} = await checkCentral(ports, located, {
		request,
		administrationRoleArn: arn,
		accounts,
	});
	if (request === null) {
		return {total: 0, done: 0, examined: [], checks};
	}

	const plan: Plan = {
		request,
		administrationRoleArn: arn,
		organizationId,
		hasRole,
		requests,
		known: checks,
	};
	return examinePlan(ports, located, plan, accounts.ok ? accounts.value : null, options);
}

/** What is known of the central account, and what is started there. */
type Plan = {
	readonly request: StartRequest;
	readonly requests: readonly StartRequest[];
	readonly administrationRoleArn: string;
	/** Whether the role exists, as far as known. */
	readonly hasRole: boolean;
	readonly organizationId: string | null;
	readonly known: readonly Check[];
};

async function examinePlan(
	ports: PreflightPorts,
	located: Located,
	plan: Plan,
	accounts: readonly Account[] | null,
	options: ExamineOptions,
): Promise<Preflight> {
	const {central} = located;
	const {request} = plan;
	const planned = listPlanLocations(request, accounts, central);
	const {locations} = planned;
	const reach = checkReach(planned, request, accounts);
	const [runbook, regions, quotas] = await Promise.all([
		checkRunbook(ports, central, request, locations),
		checkRegions(ports, central, locations),
		ports.readiness.at(options.urgency ?? 'opened').readQuotas(central),
	]);
	const start = await checkStart(ports, located, {...plan, ...planned, needs: runbook.needs}, options);
	const known = [
		...plan.known,
		...runbook.checks.filter(({check}) => !(options.isSketch && check === 'parameters')),
		...start,
		...judgeRequests(plan.requests.length),
		...judgeQuotas(quotas, listQuotaNeeds(plan.requests, sizeIn(planned))),
		...regions,
		...judgeOptIn(central, locations),
		...reach,
	];
	// No further read helps where it is certain already that nothing can run.
	const lost = new Set(
		[...regions, ...reach].flatMap(one => (one.verdict === 'problem' ? one.locations.map(printLocation) : [])),
	);
	const examiner = new LocationExaminer(ports, {...plan, ...planned, central, needs: runbook.needs}, options);
	const open = locations.filter(where => !lost.has(printLocation(where)));
	const settled = locations.filter(where => lost.has(printLocation(where)));
	const report = (examined: readonly Location[]): Preflight => ({
		total: locations.length,
		done: settled.length + examined.length,
		examined: [...settled, ...examined],
		checks: [...known, ...examiner.judge()],
	});
	await examiner.examine(open, examined => options.onProgress?.(report(examined)));
	return report(examiner.examined);
}

/** Make a function that counts the locations of an entry; it returns `null` where some entry can't be expanded. */
function sizeIn({entries, unexpanded}: PlanLocations): (entry: TargetLocation) => number | null {
	const sizes = new Map<TargetLocation, number>();
	for (const entry of entries.values()) {
		sizes.set(entry, (sizes.get(entry) ?? 0) + 1);
	}

	return entry => (unexpanded.length > 0 ? null : (sizes.get(entry) ?? 0));
}

/** Combine the requests that are sent together: they differ only in their target locations. */
function gatherRequests([first, ...others]: readonly StartRequest[]): StartRequest | null {
	return first === undefined
		? null
		: others.length === 0
			? first
			: {...first, TargetLocations: [first, ...others].flatMap(({TargetLocations = []}) => TargetLocations)};
}
