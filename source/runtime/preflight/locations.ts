import {type Check, CheckGroups} from '../../core/actions/preflight/check.ts';
import {judgeCalendars} from '../../core/actions/preflight/judge-calendars.ts';
import {type Entered, judgeEntered} from '../../core/actions/preflight/judge-locations.ts';
import {judgePermissions, type PermissionReading} from '../../core/actions/preflight/judge-permissions.ts';
import {judgeExecutionRoles, type RoleOfLocations} from '../../core/actions/preflight/judge-roles.ts';
import {judgeAlarm} from '../../core/actions/preflight/judge-start.ts';
import {
	countedStatuses,
	judgeRunning,
	judgeTargets,
	type RunningReading,
	runningAtOnce,
	type TargetReading,
	toTargetWish,
} from '../../core/actions/preflight/judge-targets.ts';
import {type Outcome, succeed} from '../../core/domain/failure.ts';
import {type Location, printLocation} from '../../core/domain/location.ts';
import type {Page} from '../../ports/automation.ts';
import {CallQueue} from '../call-queue.ts';
import {AccountExaminer} from './account.ts';
import type {ExamineOptions, LocationPlan, PreflightPorts} from './ports.ts';

/** The number of concurrent calls: each goes to an account and Region of its own. */
const atOnce = 32;
/** How often a whole preflight reports its progress. */
const reports = 50;

/** Checks target locations, account by account: whether each can be entered, the runbook's permissions there, and its targets. */
export class LocationExaminer {
	/** The number of locations that have been checked. */
	readonly examined: Location[] = [];
	readonly #ports: PreflightPorts;
	readonly #plan: LocationPlan;
	readonly #options: ExamineOptions;
	readonly #queue: CallQueue;
	readonly #accounts: AccountExaminer;
	readonly #entered: Entered[] = [];
	readonly #roles: RoleOfLocations[] = [];
	readonly #permissions: PermissionReading[] = [];
	readonly #targets: TargetReading[] = [];
	readonly #running: RunningReading[] = [];
	readonly #others = new CheckGroups();

	constructor(ports: PreflightPorts, plan: LocationPlan, options: ExamineOptions) {
		this.#ports = ports;
		this.#plan = plan;
		this.#options = options;
		this.#queue = new CallQueue(ports.clock, atOnce);
		this.#accounts = new AccountExaminer(ports, plan, this.#queue, options);
	}

	/** The findings so far. */
	judge(): readonly Check[] {
		return [
			...judgeEntered(this.#entered),
			...judgeExecutionRoles(this.#roles),
			...judgePermissions(this.#permissions, this.#plan.needs),
			...judgeTargets(this.#targets),
			...judgeRunning(this.#running),
			...this.#others.list(),
		];
	}

	/**
	Check locations until somebody cancels it.

	@param onExamined - Called now and then with the locations that have been checked.
	*/
	async examine(locations: readonly Location[], onExamined: (examined: readonly Location[]) => void): Promise<void> {
		const stride = Math.max(10, Math.ceil(locations.length / reports));
		let told = 0;
		const byAccount = Map.groupBy(locations, ({accountId}) => accountId);
		onExamined([]);
		await Promise.all(
			[...byAccount.values()].map(places =>
				this.#examineAccount(places, () => {
					if (this.examined.length - told >= stride) {
						told = this.examined.length;
						onExamined([...this.examined]);
					}
				}),
			),
		);
	}

	get #isOff(): boolean {
		return this.#options.signal?.aborted ?? false;
	}

	async #examineAccount(places: readonly Location[], onChange: () => void): Promise<void> {
		// The first location opens the account: its role is assumed once, for all of them.
		const [first, ...others] = places;
		const entered = await this.#enter(first!);
		if (this.#isOff) {
			return;
		}

		const reads = others.map(where => this.#enter(where));
		const open = [entered, ...(await Promise.all(reads))].filter(({failure}) => failure === null);
		const ofAccount = this.#lookAtAccount(places, open[0]?.where);
		await Promise.all(open.map(({where}) => this.#lookIn(where)));
		await ofAccount;
		if (!this.#isOff) {
			this.examined.push(...places);
			onChange();
		}
	}

	/** Read one page of the automations there: it shows whether rollgrid can enter, whether the Region is on, and how full it is. */
	async #enter(where: Location): Promise<Entered> {
		const running = await this.#countRunning(where);
		const entered = {where, failure: running.ok ? null : running.failure};
		if (!this.#isOff) {
			this.#entered.push(entered);
			if (running.ok) {
				this.#running.push({where, running: running.value});
			}
		}

		return entered;
	}

	async #countRunning(where: Location): Promise<Outcome<number>> {
		const automation = this.#ports.automation.at(this.#options.urgency ?? 'opened');
		let running = 0;
		for (let token: string | null = null; running < runningAtOnce && !this.#isOff; ) {
			const from: string | null = token;
			const page: Outcome<Page<unknown>> = await this.#queue.run(() =>
				automation.listExecutions(where, {statuses: countedStatuses}, from),
			);
			if (!page.ok) {
				return page;
			}

			running += page.value.items.length;
			token = page.value.nextToken;
			if (token === null) {
				break;
			}
		}

		return succeed(running);
	}

	async #lookAtAccount(places: readonly Location[], via: Location | undefined): Promise<void> {
		if (via === undefined || this.#isOff) {
			return;
		}

		const found = await this.#accounts.examine(places, via);
		if (!this.#isOff) {
			this.#roles.push(...found.roles);
			this.#permissions.push(...found.permissions);
		}
	}

	/** Check what the runbook needs in one location: its targets, the alarm that stops it there, the calendars that it reads. */
	async #lookIn(where: Location): Promise<void> {
		const {request, entries, needs} = this.#plan;
		const readiness = this.#ports.readiness.at(this.#options.urgency ?? 'opened');
		const entry = entries.get(printLocation(where));
		const wish = toTargetWish(request, entry);
		if (wish !== null && !this.#isOff) {
			const found = await this.#queue.run(async (): Promise<TargetReading['found']> => {
				if (wish.kind === 'group') {
					return readiness.findGroup(where, wish.name);
				}

				const tagged = await readiness.hasTagged(where, wish.key, wish.values);
				return tagged.ok ? succeed(tagged.value ? 'filled' : 'empty') : tagged;
			});
			this.#targets.push({where, wish, found});
		}

		const alarm = entry?.TargetLocationAlarmConfiguration;
		const [first] = alarm?.Alarms ?? [];
		if (first !== undefined && !this.#isOff) {
			const read = await this.#queue.run(() => readiness.readAlarm(where, first.Name));
			this.#addUnlessOk(where, judgeAlarm(read, first.Name, alarm?.IgnorePollAlarmFailure ?? false, 'there'));
		}

		for (const step of needs.calendars.filter(one => !one.name.startsWith('arn:'))) {
			if (!this.#isOff) {
				const state = await this.#queue.run(() => readiness.readCalendar(where, step.name));
				this.#addUnlessOk(where, judgeCalendars([{name: step.name, step, state}])[0]!);
			}
		}
	}

	#addUnlessOk(where: Location, check: Check): void {
		if (check.verdict !== 'ok') {
			this.#others.add(where, check);
		}
	}
}
