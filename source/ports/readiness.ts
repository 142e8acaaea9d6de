import type {Decision, Wish} from '../core/actions/preflight/decision.ts';
import type {OrganizationStanding} from '../core/actions/preflight/judge-standing.ts';
import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';

/**
What has to be known before a launch, of services that nothing else here reads.

Reads only. Each may be `denied`, in any account: then it isn't known. Reading twice is safe; pages are walked inside.
*/
export type Readiness = {
	/** `DescribeOrganization`, and where one may, `ListDelegatedAdministrators` and `ListAWSServiceAccessForOrganization`. */
	readStanding(where: Location): Promise<Outcome<OrganizationStanding>>;
	/**
	`SimulatePrincipalPolicy`: what a role or user of the account may do, by its policies and what bounds them.

	@returns One decision for each action and resource, in order; `not-found` where there is no such principal.
	*/
	simulate(where: Location, principalArn: string, wishes: readonly Wish[]): Promise<Outcome<readonly Decision[]>>;
	/** The texts of a role's policies, inline and attached, as JSON: several calls. */
	readPolicies(where: Location, roleName: string): Promise<Outcome<readonly string[]>>;
	/** CloudWatch's alarm of a name; `null` where there is none. */
	readAlarm(where: Location, name: string): Promise<Outcome<'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | null>>;
	/** `GetCalendarState` of one Change Calendar, by name or ARN. */
	readCalendar(
		where: Location,
		name: string,
	): Promise<Outcome<{readonly isOpen: boolean; readonly changesAt: string | null}>>;
	/** Whether a resource group is there, and has a member. */
	findGroup(where: Location, name: string): Promise<Outcome<'missing' | 'empty' | 'filled'>>;
	/** Whether anything there carries the tag with one of the values. */
	hasTagged(where: Location, key: string, values: readonly string[]): Promise<Outcome<boolean>>;
};
