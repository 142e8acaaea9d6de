import type {Outcome} from '../../domain/failure.ts';
import type {Location} from '../../domain/location.ts';
import type {StartRequest} from '../../domain/start-request.ts';
import {isAccountId} from '../../planning/units.ts';
import {type Check, found, nameSome, notFound} from './check.ts';

/** The role of the central account in its organization. */
export type OrganizationStanding = {
	readonly organizationId: string;
	readonly managementAccountId: string;
	/** Delegated administrators of Systems Manager; `null` where nobody may read them. The management account and every delegated administrator may. */
	readonly delegatedAccountIds: readonly string[] | null;
	/** Services with trusted access, by principal; `null` where nobody may read them. */
	readonly trustedServices: readonly string[] | null;
};

const service = 'ssm.amazonaws.com';

/** Judge whether the central account may expand the OUs of a request, and whether Systems Manager has trusted access. Without OUs neither is needed. */
export function judgeStanding(
	read: Outcome<OrganizationStanding>,
	request: StartRequest | null,
	central: Location,
): readonly Check[] {
	const units = [...new Set((request?.TargetLocations ?? []).flatMap(({Accounts = []}) => Accounts))].filter(
		one => !isAccountId(one),
	);
	const needs = units.length > 0;
	if (!read.ok) {
		const isNone = read.failure.code === 'AWSOrganizationsNotInUseException';
		return needs
			? [
					isNone
						? found(
								'standing',
								'problem',
								`The central account is in no organization: nobody expands ${nameSome(units)}`,
								{
									next: 'Name the accounts instead of OUs.',
								},
							)
						: notFound('standing', 'unknown', read.failure),
				]
			: [];
	}

	const {managementAccountId, delegatedAccountIds, trustedServices} = read.value;
	const isManagement = managementAccountId === central.accountId;
	const isDelegated = delegatedAccountIds?.includes(central.accountId) ?? false;
	if (!isManagement && delegatedAccountIds === null) {
		return needs ? [judgeOutsider(managementAccountId, central, units)] : [];
	}

	const standing = found(
		'standing',
		'ok',
		isManagement
			? 'The central account is the organization’s management account'
			: isDelegated
				? 'The central account is a delegated administrator of Systems Manager'
				: 'The central account is a delegated administrator, though not of Systems Manager',
	);
	return [standing, ...judgeTrusted(trustedServices, needs)];
}

function judgeOutsider(managementAccountId: string, central: Location, units: readonly string[]): Check {
	return found(
		'standing',
		'problem',
		`Only the management account and delegated administrators may expand ${nameSome(units)}, and ${central.accountId} is neither`,
		{
			next: `Start from ${managementAccountId}, name the accounts instead of OUs, or register ${central.accountId} there.`,
			fix: `aws organizations register-delegated-administrator --account-id ${central.accountId} --service-principal ${service}`,
		},
	);
}

/** AWS doesn't document what happens without trusted access, so this is only a warning. */
function judgeTrusted(trusted: readonly string[] | null, needs: boolean): readonly Check[] {
	if (!needs || trusted === null) {
		return [];
	}

	return [
		trusted.includes(service)
			? found('trusted-access', 'ok', 'Systems Manager has trusted access to the organization')
			: found('trusted-access', 'warning', 'Systems Manager has no trusted access to the organization', {
					next: 'OUs may not be expanded without it. Turn it on in the management account.',
					fix: `aws organizations enable-aws-service-access --service-principal ${service}`,
				}),
	];
}
