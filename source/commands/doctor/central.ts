import type {Account, CallerIdentity} from '../../core/domain/account.ts';
import type {Outcome} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import {namesAutomationService} from '../../core/domain/partition.ts';
import {formatDuration} from '../../core/status/format.ts';
import {describeIdentity} from '../../core/status/identity-words.ts';
import {type Check, found, notFound} from './check.ts';
import type {DoctorServices} from './doctor.ts';

/** AWS refuses signatures that are further off. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html */
const mostSkewMs = 5 * 60_000;
/** Worth a word before it becomes a refusal. */
const notableSkewMs = 60_000;

/** How far the machine's clock is off. */
export async function checkClock({measureClockSkew}: DoctorServices): Promise<Check> {
	const skew = await measureClockSkew();
	if (!skew.ok) {
		return notFound('clock', 'unknown', skew.failure);
	}

	const off = Math.abs(skew.value);
	const side = skew.value > 0 ? 'behind' : 'ahead of';
	if (off < notableSkewMs) {
		return found('clock', 'ok', 'This machine’s clock agrees with AWS’s');
	}

	return found(
		'clock',
		off < mostSkewMs ? 'unknown' : 'problem',
		`This machine’s clock is ${formatDuration(off)} ${side} AWS’s, which refuses what is more than 5 minutes off`,
		{next: 'Set the clock, e.g. with timedatectl set-ntp true.'},
	);
}

/** The account, its Region, the organization and the role that fan-outs run with. */
export async function checkCentral(
	services: DoctorServices,
	{identity, central}: {readonly identity: CallerIdentity; readonly central: Location},
	administrationRole: string,
	accounts: Outcome<readonly Account[]>,
): Promise<readonly Check[]> {
	return [
		found('identity', 'ok', `${describeIdentity(identity, central)}; fan-outs are started there`),
		...(await Promise.all([
			checkClock(services),
			checkRegion(services, central),
			checkAutomations(services, central),
			checkAdministrationRole(services, central, administrationRole),
		])),
		checkOrganization(accounts),
	];
}

async function checkRegion({directory}: DoctorServices, {region}: Location): Promise<Check> {
	const regions = await directory.listRegions();
	if (!regions.ok) {
		return notFound('region', 'unknown', regions.failure);
	}

	const known = regions.value.find(({code}) => code === region);
	return known === undefined
		? found('region', 'problem', `Systems Manager knows no Region ${region}`, {
				next: `Name one with --region: ${regions.value.map(({code}) => code).join(', ')}`,
			})
		: found('region', 'ok', `Systems Manager is in ${[region, known.longName].filter(Boolean).join(', ')}`);
}

async function checkAutomations({automation}: DoctorServices, central: Location): Promise<Check> {
	const listed = await automation.listExecutions(central, {fanOutsOnly: true}, null);
	return listed.ok
		? found('automations', 'ok', 'The fan-outs of the central account can be listed')
		: notFound('automations', 'problem', listed.failure);
}

function checkOrganization(accounts: Outcome<readonly Account[]>): Check {
	return accounts.ok
		? found('organization', 'ok', `The organization can be read: ${accounts.value.length} accounts`)
		: notFound('organization', 'unknown', accounts.failure, {
				next: 'Accounts have no names then, and OUs can’t be expanded beforehand; only the management account and delegated administrators may read it.',
			});
}

async function checkAdministrationRole({roles}: DoctorServices, central: Location, name: string): Promise<Check> {
	const role = await roles.readRole(central, name);
	if (!role.ok) {
		return notFound('administration-role', 'unknown', role.failure);
	}

	if (role.value === null) {
		return found('administration-role', 'problem', `Account ${central.accountId} has no role ${name}`, {
			next: 'Create it: rollgrid roles administration prints its template.',
		});
	}

	return namesAutomationService(role.value.trustPolicy)
		? found('administration-role', 'ok', `The role ${name} is there and trusts Automation`)
		: found('administration-role', 'problem', `The role ${name} doesn’t trust ssm.amazonaws.com`, {
				next: 'Let ssm.amazonaws.com assume it: rollgrid roles administration prints AWS’s template.',
			});
}
