import type {Account, Region} from '../../domain/account.ts';
import type {Outcome} from '../../domain/failure.ts';
import type {Location} from '../../domain/location.ts';
import {namesAutomationService} from '../../domain/partition.ts';
import {formatDuration} from '../../status/format.ts';
import {type Check, found, notFound} from './check.ts';

/** AWS refuses signatures that are further off. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html */
const mostSkewMs = 5 * 60_000;
/** Worth a word before it becomes a refusal. */
const notableSkewMs = 60_000;

/**
Judge how far the machine's clock is off.

@param skew - Milliseconds that AWS's clock is ahead.
*/
export function judgeClock(skew: Outcome<number>): Check {
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

/** Judge whether Systems Manager is in the central Region. */
export function judgeRegion(regions: Outcome<readonly Region[]>, region: string): Check {
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

/** Judge whether the fan-outs of the central account can be listed. */
export function judgeAutomations(listed: Outcome<unknown>): Check {
	return listed.ok
		? found('automations', 'ok', 'The fan-outs of the central account can be listed')
		: notFound('automations', 'problem', listed.failure);
}

/** Judge whether the organization can be read. */
export function judgeOrganization(accounts: Outcome<readonly Account[]>): Check {
	return accounts.ok
		? found('organization', 'ok', `The organization can be read: ${accounts.value.length} accounts`)
		: notFound('organization', 'unknown', accounts.failure, {
				next: 'Accounts have no names then, and OUs can’t be expanded beforehand; only the management account and delegated administrators may read it.',
			});
}

/** Judge the role that fan-outs run with. */
export function judgeAdministrationRole(
	role: Outcome<{readonly trustPolicy: string} | null>,
	central: Location,
	name: string,
): Check {
	if (!role.ok) {
		return notFound('administration-role', 'unknown', role.failure);
	}

	if (role.value === null) {
		return found('administration-role', 'problem', `Account ${central.accountId} has no role ${name}`, {
			next: 'Create it: rollgrid roles administration prints its template.',
			fix: 'rollgrid roles administration',
		});
	}

	return namesAutomationService(role.value.trustPolicy)
		? found('administration-role', 'ok', `The role ${name} is there and trusts Automation`)
		: found('administration-role', 'problem', `The role ${name} doesn’t trust ssm.amazonaws.com`, {
				next: 'Let ssm.amazonaws.com assume it: rollgrid roles administration prints AWS’s template.',
				fix: 'rollgrid roles administration',
			});
}
