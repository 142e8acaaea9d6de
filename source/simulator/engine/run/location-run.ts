import type {World} from '../../world.ts';
import {executionRoleArn, roleFailure} from '../rules/execution-role.ts';
import {type ExpandedEntry, expandTargetLocations, targetLocationsOf} from '../rules/expansion.ts';
import {notStarted, permissionFailure} from '../rules/failure-texts.ts';
import {locationOutcome} from '../rules/outcomes.ts';
import {type ExecutionStatus, isEnded, type StartInput} from '../state/api.ts';
import type {Execution, FailureDetails, Run, StepLocation, StepRecord} from '../state/execution.ts';
import {uuid} from '../state/random.ts';
import {createStep} from '../state/step-record.ts';
import {countsAsError, type EndChildStep, followChild, stopChildStep} from '../steps/child-steps.ts';
import type {Launch} from './launch-spec.ts';
import {countStep, endExecution, endStep, startStep} from './lifecycle.ts';
import {type Budget, locationBudgets} from './location-budgets.ts';
import {after, delay} from './schedule.ts';

/** Run a fan-out: expand its OUs, then start a child in each location as the rate control allows. */
export function runLocations(world: World, execution: Execution, launch: Launch): void {
	const run = new LocationRun(world, execution, launch);
	execution.run = run;
	if (world.settings.countersBeforeExpansion === 'zero') {
		execution.counters = zeroCounters(0);
	}
	after(world, delay(world, execution, 'expansion', world.settings.timings.expansionMs), () => run.expand());
}

class LocationRun implements Run {
	readonly #world: World;
	readonly #execution: Execution;
	readonly #launch: Launch;
	#budgets: readonly Budget[] = [];
	/** Every location, by the index of its step; with steps that are listed when they start, more than there are steps. */
	#locations: readonly StepLocation[] = [];
	/** What the children of an entry are started with. */
	readonly #childInputs = new Map<StepLocation['entry'], StartInput>();
	readonly #budgetOf = new Map<number, Budget>();
	#hasFailed = false;

	constructor(world: World, execution: Execution, launch: Launch) {
		this.#world = world;
		this.#execution = execution;
		this.#launch = launch;
	}

	expand(): void {
		const world = this.#world;
		const execution = this.#execution;
		if (execution.status === 'Cancelling' || isEnded(execution.status)) {
			return;
		}
		const requested = targetLocationsOf(world, execution);
		const entries = 'failure' in requested ? requested : expandTargetLocations(world, execution, requested);
		if ('failure' in entries) {
			endExecution(world, execution, 'Failed', entries.failure);
			return;
		}
		this.#plan(entries as readonly ExpandedEntry[]);
		this.#proceed();
	}

	cancel(): void {
		const world = this.#world;
		for (const budget of this.#budgets) {
			budget.control.stop();
		}
		for (const step of this.#running()) {
			stopChildStep(world, this.#execution, step, this.#ending(step));
		}
		after(world, delay(world, this.#execution, 'cancel', world.settings.timings.cancelMs), () => this.#proceed());
	}

	stopStep(index: number): void {
		const step = this.#execution.steps[index];
		if (!step || step.startedAtMs === undefined || isEnded(step.status)) {
			return;
		}
		stopChildStep(this.#world, this.#execution, step, this.#ending(step));
	}

	#plan(entries: readonly ExpandedEntry[]): void {
		const {settings} = this.#world;
		const execution = this.#execution;
		this.#locations = entries.flatMap(entry => entry.locations);
		this.#budgets = locationBudgets(this.#world, entries);
		execution.counters = zeroCounters(this.#locations.length);
		if (settings.locationStepsListed === 'at-once') {
			for (let index = 0; index < this.#locations.length; index++) {
				this.#addStep(index);
			}
		}
	}

	#addStep(locationIndex: number): StepRecord {
		const location = this.#locations[locationIndex]!;
		const {steps} = this.#execution;
		const name = {
			// `join` stores each in one piece: there may be 100,000.
			account_region: [location.accountId, location.region].join('_'),
			region_account: [location.region, location.accountId].join('_'),
			index: `Step-${locationIndex + 1}`,
		}[this.#world.settings.locationStepName];
		const step = createStep(steps.length, name, 'aws:executeAutomation', {location});
		steps.push(step);
		return step;
	}

	/** Start what may start; end the fan-out when nothing runs and nothing will. */
	#proceed(): void {
		if (isEnded(this.#execution.status)) {
			return;
		}
		for (const budget of this.#budgets) {
			for (let next = budget.control.takeNext(); next !== undefined; next = budget.control.takeNext()) {
				this.#startLocation(budget, budget.firstIndex + next);
			}
			const isSerial = this.#world.settings.severalTargetLocations === 'separate-serial';
			if (isSerial && !(budget.control.isDone && !budget.control.isExceeded)) {
				break;
			}
		}
		const isStopped = this.#execution.status === 'Cancelling';
		const isHalted = this.#world.settings.severalTargetLocations === 'separate-serial' && this.#isExceeded();
		const isDone =
			isStopped || isHalted
				? this.#budgets.every(({control}) => control.running === 0)
				: this.#budgets.every(({control}) => control.isDone);
		if (isDone) {
			this.#finish();
		}
	}

	#startLocation(budget: Budget, locationIndex: number): void {
		const world = this.#world;
		const execution = this.#execution;
		const isListed = world.settings.locationStepsListed === 'at-once';
		const step = isListed ? execution.steps[locationIndex]! : this.#addStep(locationIndex);
		this.#budgetOf.set(step.index, budget);
		startStep(world, execution, step);
		const assumeMs = delay(world, execution, `assume ${step.index}`, world.settings.timings.assumeRoleMs);
		after(world, assumeMs, () => {
			if (!isEnded(step.status) && execution.status !== 'Cancelling') {
				this.#startChild(step);
			}
		});
	}

	#startChild(step: StepRecord): void {
		const world = this.#world;
		const execution = this.#execution;
		const location = step.location!;
		const outcome = locationOutcome(world, execution, location);
		if (outcome) {
			this.#endLocation(step, outcome.status, outcome.message, outcome.details);
			return;
		}
		const failure = roleFailure(world, execution, location);
		if (failure !== undefined) {
			this.#endLocation(step, 'Failed', failure, permissionFailure(failure));
			return;
		}
		const role = executionRoleArn(location);
		try {
			step.child = this.#launch(world, {
				id: uuid(world.seed, `${execution.id}/${location.accountId}/${location.region}/${step.index}`),
				accountId: location.accountId,
				region: location.region,
				input: this.#childInput(location),
				parameters: execution.parameters.AutomationAssumeRole
					? {...execution.parameters, AutomationAssumeRole: [role]}
					: execution.parameters,
				document: execution.document,
				version: execution.version,
				by: {
					parent: execution,
					stepIndex: step.index,
					onEnd: child => followChild(world, execution, step, child, this.#ending(step)),
				},
			});
		} catch (error) {
			this.#endLocation(step, 'Failed', ...notStarted(error));
		}
	}

	#childInput(location: StepLocation): StartInput {
		const known = this.#childInputs.get(location.entry);
		if (known) {
			return known;
		}
		const {input, version} = this.#execution;
		const {entry} = location;
		const targets = entry.Targets?.length ? entry.Targets : input.Targets;
		const hasResources = Boolean(targets?.length || input.TargetMaps?.length);
		const maxConcurrency = entry.TargetsMaxConcurrency ?? input.MaxConcurrency;
		const maxErrors = entry.TargetsMaxErrors ?? input.MaxErrors;
		const childInput: StartInput = {
			DocumentName: input.DocumentName,
			DocumentVersion: version.version,
			...(hasResources && {
				...(input.TargetParameterName !== undefined && {TargetParameterName: input.TargetParameterName}),
				...(targets?.length && {Targets: targets}),
				...(input.TargetMaps?.length && !targets?.length && {TargetMaps: input.TargetMaps}),
				...(maxConcurrency !== undefined && {MaxConcurrency: maxConcurrency}),
				...(maxErrors !== undefined && {MaxErrors: maxErrors}),
			}),
			...(entry.TargetLocationAlarmConfiguration && {AlarmConfiguration: entry.TargetLocationAlarmConfiguration}),
		};
		this.#childInputs.set(entry, childInput);
		return childInput;
	}

	#ending(step: StepRecord): EndChildStep {
		return (...end) => this.#endLocation(step, ...end);
	}

	#endLocation(
		step: StepRecord,
		status: ExecutionStatus,
		message?: string | undefined,
		details?: FailureDetails | undefined,
	): void {
		if (isEnded(step.status) || isEnded(this.#execution.status)) {
			return;
		}
		endStep(this.#world, this.#execution, step, status, {message, details});
		this.#countEnd(step, status);
		this.#proceed();
	}

	#countEnd(step: StepRecord, status: ExecutionStatus): void {
		const {settings} = this.#world;
		if (status !== 'Success') {
			this.#hasFailed ||= status !== 'Cancelled';
		}
		this.#budgetOf.get(step.index)?.control.ended(countsAsError(settings, status));
		this.#budgetOf.delete(step.index);
	}

	#running(): readonly StepRecord[] {
		return [...this.#budgetOf.keys()].map(index => this.#execution.steps[index]!);
	}

	#isExceeded(): boolean {
		return this.#budgets.some(({control}) => control.isExceeded);
	}

	#finish(): void {
		const world = this.#world;
		const execution = this.#execution;
		this.#settleUnstarted();
		if (execution.status === 'Cancelling') {
			endExecution(world, execution, 'Cancelled');
		} else if (this.#isExceeded()) {
			const {failed, timedOut, total} = execution.counters!;
			const message = `${failed + timedOut} of ${total} locations failed, which exceeds the maximum number of errors.`;
			endExecution(world, execution, 'Failed', message);
		} else {
			endExecution(world, execution, this.#hasFailed ? world.settings.parentStatusOverToleratedFailures : 'Success');
		}
	}

	#settleUnstarted(): void {
		const execution = this.#execution;
		const {neverQueuedLocations} = this.#world.settings;
		execution.hidesUnstarted = neverQueuedLocations === 'absent';
		if (neverQueuedLocations !== 'cancelled') {
			return;
		}
		for (let index = execution.steps.length; index < this.#locations.length; index++) {
			this.#addStep(index);
		}
		for (const step of execution.steps) {
			if (step.startedAtMs !== undefined) {
				continue;
			}
			step.status = 'Cancelled';
			if (execution.counters) {
				countStep(execution.counters, 'Cancelled');
			}
		}
	}
}

function zeroCounters(total: number) {
	return {total, success: 0, failed: 0, cancelled: 0, timedOut: 0};
}
