import type {Failure} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {StartRequest} from '../../core/domain/start-request.ts';
import {generalizeMessage} from '../../core/status/causes.ts';
import {findTrustProblems} from '../../core/status/role-trust.ts';
import {CallQueue} from '../../runtime/call-queue.ts';
import {type Check, found, nameLocations, nameSome, notFound} from './check.ts';
import type {DoctorServices} from './doctor.ts';

const usualExecutionRole = 'AWS-SystemsManager-AutomationExecutionRole';

/** Whether the target locations can be entered, listed, and have what the runbook works as. */
export async function checkLocations(
	services: DoctorServices,
	central: Location,
	request: StartRequest,
	locations: readonly Location[],
	administrationRoleArn: string,
): Promise<readonly Check[]> {
	const entered = await enterAll(services, locations);
	const open = entered.filter(({failure}) => failure === null).map(({where}) => where);
	const oneOfEach = [...new Map(open.map(where => [where.accountId, where])).values()];
	const roleNames = namesOfExecutionRoles(request);
	return [
		...(open.length > 0
			? [found('locations', 'ok', `${open.length} of ${locations.length} locations can be entered and read`)]
			: []),
		...groupFailures(entered),
		...(await checkExecutionRoles(services, oneOfEach, roleNames, central, administrationRoleArn)),
	];
}

type Entered = {readonly where: Location; readonly failure: Failure | null};

/** A list of one page in each: a role is assumed once an account, and a Region that is off shows. */
async function enterAll(
	{automation, clock, tell}: DoctorServices,
	locations: readonly Location[],
): Promise<readonly Entered[]> {
	const queue = new CallQueue(clock);
	if (locations.length > 50) {
		tell(`Entering ${locations.length} locations…`);
	}

	return Promise.all(
		locations.map(async where => {
			const listed = await queue.run(() => automation.listExecutions(where, {}, null));
			return {where, failure: listed.ok ? null : listed.failure};
		}),
	);
}

/** One failure met in many locations is one check that says so. */
function groupFailures(entered: readonly Entered[]): readonly Check[] {
	const groups = Map.groupBy(
		entered.filter(({failure}) => failure !== null),
		({failure}) => `${failure!.code} ${generalizeMessage(failure!.because ?? failure!.what).pattern}`,
	);
	return [...groups.values()].map(group => {
		const failure = group[0]!.failure!;
		const places = group.map(({where}) => where);
		const isDoor = /AssumeRole|Profile /.test(failure.because ?? '');
		const check = notFound(isDoor ? 'operator-role' : 'locations', 'problem', failure, {locations: places});
		const accounts = new Set(places.map(({accountId}) => accountId));
		return {
			...check,
			text: isDoor
				? `${accounts.size === 1 ? 'An account lets' : `${accounts.size} accounts let`} nobody in, so that nothing can be opened, cancelled or answered there: ${nameSome([...accounts])}`
				: `${places.length} locations can’t be read: ${nameLocations(places)}`,
			next: isDoor
				? 'Create the role there (rollgrid roles operator prints its template), or name another with --role or --profile-for.'
				: /RegionDisabled|OptInRequired|UnrecognizedClient|InvalidClientToken/.test(failure.code ?? '')
					? 'The Region may be off in that account: turn it on there, or take it out of the plan.'
					: (failure.next ?? null),
		};
	});
}

function namesOfExecutionRoles({TargetLocations = []}: StartRequest): readonly string[] {
	return [...new Set(TargetLocations.map(({ExecutionRoleName}) => ExecutionRoleName ?? usualExecutionRole))];
}

async function checkExecutionRoles(
	{roles, clock}: DoctorServices,
	places: readonly Location[],
	names: readonly string[],
	central: Location,
	administrationRoleArn: string,
): Promise<readonly Check[]> {
	const queue = new CallQueue(clock);
	const looks = await Promise.all(
		names.flatMap(name =>
			places.map(async where => ({
				name,
				where,
				read: await queue.run(() => roles.readRole(where, name.split('/').at(-1)!)),
			})),
		),
	);
	const checks: Check[] = [];
	const add = (verdict: Check['verdict'], text: string, next: string | null, where: Location) => {
		const same = checks.findIndex(one => one.verdict === verdict && one.text === text && one.next === next);
		const check = same === -1 ? found('execution-role', verdict, text, {next}) : checks[same]!;
		const grown = {...check, locations: [...check.locations, where]};
		checks.splice(same === -1 ? checks.length : same, same === -1 ? 0 : 1, grown);
	};
	const template = 'rollgrid roles execution prints its template, rollgrid roles deploy how to roll it out.';
	for (const {name, where, read} of looks) {
		if (!read.ok) {
			add('unknown', `The role ${name} can’t be looked at (${read.failure.code ?? read.failure.kind})`, null, where);
		} else if (read.value === null) {
			add('problem', `The role ${name} is missing: the runbook can’t run there`, template, where);
		} else {
			const wanted = {accountId: where.accountId, centralAccountId: central.accountId, administrationRoleArn};
			const problems = findTrustProblems(read.value.trustPolicy, wanted);
			add(
				problems.length === 0 ? 'ok' : 'problem',
				problems.length === 0
					? `The role ${name} is there and trusts the administration role`
					: `The role ${name} lets Automation not in: ${problems.join('; ')}`,
				problems.length === 0 ? null : template,
				where,
			);
		}
	}

	return checks.map(check => {
		const accounts = check.locations.map(({accountId}) => accountId);
		return {
			...check,
			text: `${check.text}${accounts.length === places.length ? ` (${accounts.length} accounts)` : `: ${nameSome(accounts)}`}`,
		};
	});
}

/** Regions of a plan that Systems Manager doesn't know, or that are off in the central account where that is a target. */
export async function checkRegions(
	{directory, choices}: DoctorServices,
	central: Location,
	locations: readonly Location[],
): Promise<readonly Check[]> {
	const [known, enabled] = await Promise.all([directory.listRegions(), choices.listEnabledRegions(central)]);
	const codes = [...new Set(locations.map(({region}) => region))];
	const strange = known.ok ? codes.filter(code => !known.value.some(one => one.code === code)) : [];
	const off = locations.filter(
		({accountId, region}) =>
			accountId === central.accountId && enabled.ok && !strange.includes(region) && !enabled.value.includes(region),
	);
	return [
		...(strange.length > 0
			? [
					found('regions', 'problem', `Systems Manager knows no Region ${strange.join(', ')}`, {
						next: 'Check the plan’s Regions.',
						locations: locations.filter(({region}) => strange.includes(region)),
					}),
				]
			: []),
		...(off.length > 0
			? [
					found('regions', 'problem', `Off in the central account: ${off.map(({region}) => region).join(', ')}`, {
						next: `Turn it on: aws account enable-region --region-name ${off[0]!.region}`,
						locations: off,
					}),
				]
			: []),
		...(strange.length === 0 && off.length === 0
			? [
					enabled.ok && known.ok
						? found(
								'regions',
								'ok',
								`The plan’s ${codes.length === 1 ? 'Region is' : `${codes.length} Regions are`} Systems Manager’s${
									locations.some(({accountId}) => accountId === central.accountId)
										? ', and on in the central account'
										: ''
								}`,
							)
						: notFound('regions', 'unknown', (enabled.ok ? (known as {readonly failure: Failure}) : enabled).failure),
				]
			: []),
	];
}
