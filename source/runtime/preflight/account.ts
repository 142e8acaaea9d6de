import {listWishes, needsPolicies, type PermissionReading} from '../../core/actions/preflight/judge-permissions.ts';
import {executionRoleOf, type RoleOfLocations, type RoleReading} from '../../core/actions/preflight/judge-roles.ts';
import type {Outcome} from '../../core/domain/failure.ts';
import {type Location, printLocation} from '../../core/domain/location.ts';
import type {CallQueue} from '../call-queue.ts';
import type {ExamineOptions, LocationPlan, PreflightPorts} from './ports.ts';
import {readExecutionRole} from './read-roles.ts';

/** What was read of an account, once for all of its locations. */
type FoundInAccount = {
	readonly roles: readonly RoleOfLocations[];
	readonly permissions: readonly PermissionReading[];
};

/** Reads what is the same in every Region of an account: the roles that the runbook assumes, and their permissions. */
export class AccountExaminer {
	readonly #ports: PreflightPorts;
	readonly #plan: LocationPlan;
	readonly #queue: CallQueue;
	readonly #options: ExamineOptions;

	constructor(ports: PreflightPorts, plan: LocationPlan, queue: CallQueue, options: ExamineOptions) {
		this.#ports = ports;
		this.#plan = plan;
		this.#queue = queue;
		this.#options = options;
	}

	/**
	@param places - The locations of one account.
	@param via - One of them that can be entered: IAM is the same in every Region.
	*/
	async examine(places: readonly Location[], via: Location): Promise<FoundInAccount> {
		const {entries, central, administrationRoleArn, organizationId} = this.#plan;
		const byRole = Map.groupBy(
			places.filter(where => entries.has(printLocation(where))),
			where => executionRoleOf(entries.get(printLocation(where))!),
		);
		const roles: RoleOfLocations[] = [];
		const permissions: PermissionReading[] = [];
		for (const [name, locations] of byRole) {
			const wanted = {centralAccountId: central.accountId, administrationRoleArn, organizationId};
			const reading = await readExecutionRole(this.#ports.roles, this.#queue, {where: via, name}, wanted);
			roles.push({...reading, locations});
			const {arn} = reading;
			if (arn !== null && this.#plan.needs.needs.length > 0 && !this.#options.signal?.aborted) {
				permissions.push(await this.#readPermissions(arn, reading, locations));
			}
		}

		return {roles, permissions};
	}

	async #readPermissions(
		arn: string,
		{name, where}: RoleReading,
		locations: readonly Location[],
	): Promise<PermissionReading> {
		const readiness = this.#ports.readiness.at(this.#options.urgency ?? 'opened');
		const wishes = listWishes(this.#plan.needs, where);
		const decisions = await this.#queue.run(() => readiness.simulate(where, arn, wishes));
		const policies: Outcome<readonly string[]> | null =
			decisions.ok && needsPolicies(decisions.value)
				? await this.#queue.run(() => readiness.readPolicies(where, name.split('/').at(-1)!))
				: null;
		return {name, accountId: where.accountId, locations, decisions, policies};
	}
}
