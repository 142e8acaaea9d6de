import type {Decision, Wish} from '../core/actions/preflight/decision.ts';
import type {AutomationQuotas} from '../core/actions/preflight/judge-quotas.ts';
import type {OrganizationStanding} from '../core/actions/preflight/judge-standing.ts';
import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';

/**
The reads before a launch, of services that nothing else here reads.

Reads only. Each may be `denied`, in any account: then the answer is unknown. Reading twice is safe; all pages are read.
*/
export type Readiness = {
	/** `DescribeOrganization`, and where allowed `ListDelegatedAdministrators` and `ListAWSServiceAccessForOrganization`. */
	readStanding(where: Location): Promise<Outcome<OrganizationStanding>>;
	/**
	`SimulatePrincipalPolicy`: what a role or user of the account may do, by its policies and its boundary.

	@returns One decision for each action and resource, in order; `not-found` where the principal doesn't exist.
	*/
	simulate(where: Location, principalArn: string, wishes: readonly Wish[]): Promise<Outcome<readonly Decision[]>>;
	/** The texts of a role's policies, inline and attached, as JSON: several calls. */
	readPolicies(where: Location, roleName: string): Promise<Outcome<readonly string[]>>;
	/** CloudWatch's alarm with a name; `null` where there is none. */
	readAlarm(where: Location, name: string): Promise<Outcome<'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | null>>;
	/** `GetCalendarState` of one Change Calendar, by name or ARN. */
	readCalendar(
		where: Location,
		name: string,
	): Promise<Outcome<{readonly isOpen: boolean; readonly changesAt: string | null}>>;
	/** Read the quotas of automations with Service Quotas' `ListServiceQuotas`. They are found by name, as AWS doesn't document their codes. */
	readQuotas(where: Location): Promise<Outcome<AutomationQuotas>>;
	/** Whether a resource group exists, and has a member. */
	findGroup(where: Location, name: string): Promise<Outcome<'missing' | 'empty' | 'filled'>>;
	/** Whether any resource there has the tag with one of the values. */
	hasTagged(where: Location, key: string, values: readonly string[]): Promise<Outcome<boolean>>;
};
