import type {World} from '../../world.ts';
import {notStarted} from '../rules/failure-texts.ts';
import {countOf, RateControl} from '../rules/rate-control.ts';
import {type RunTarget, resolveTargets} from '../rules/targets.ts';
import {type ExecutionStatus, isEnded, type StartInput} from '../state/api.ts';
import type {Execution, FailureDetails, Run, StepRecord} from '../state/execution.ts';
import {uuid} from '../state/random.ts';
import {createStep} from '../state/step-record.ts';
import {countsAsError, type EndChildStep, followChild, stopChildStep} from '../steps/child-steps.ts';
import type {Launch} from './launch-spec.ts';
import {endExecution, endStep, startStep} from './lifecycle.ts';
import {after, delay} from './schedule.ts';

/** AWS's default for resources at a time; for errors it is 0. */
const defaultMaxConcurrency = '10';

/** Run a rate-controlled execution: one child per resource, in the same account and Region. */
export function runResources(world: World, execution: Execution, launch: Launch): void {
	const run = new ResourceRun(world, execution, launch);
	execution.run = run;
	after(world, delay(world, execution, 'resolve', world.settings.timings.betweenStepsMs), () => run.resolve());
}

class ResourceRun implements Run {
	readonly #world: World;
	readonly #execution: Execution;
	readonly #launch: Launch;
	#targets: readonly RunTarget[] = [];
	#control = new RateControl(0, 1, 0, true);
	#hasFailed = false;
	#lastFailure: string | undefined;
	readonly #running = new Set<StepRecord>();
	#childInput: StartInput | undefined;

	constructor(world: World, execution: Execution, launch: Launch) {
		this.#world = world;
		this.#execution = execution;
		this.#launch = launch;
	}

	resolve(): void {
		const world = this.#world;
		const execution = this.#execution;
		if (execution.status === 'Cancelling' || isEnded(execution.status)) {
			return;
		}
		const targets = resolveTargets(world, execution);
		if ('failure' in targets) {
			endExecution(world, execution, 'Failed', targets.failure);
			return;
		}
		if (targets.length === 0) {
			const {noMatchingResources} = world.settings;
			const message = noMatchingResources === 'Failed' ? 'No resources match the targets.' : undefined;
			endExecution(world, execution, noMatchingResources, message);
			return;
		}
		this.#plan(targets as readonly RunTarget[]);
		this.#proceed();
	}

	cancel(): void {
		const world = this.#world;
		this.#control.stop();
		for (const step of this.#running) {
			stopChildStep(world, this.#execution, step, this.#ending(step));
		}
		after(world, delay(world, this.#execution, 'cancel', world.settings.timings.cancelMs), () => this.#proceed());
	}

	stopStep(index: number): void {
		const step = this.#execution.steps[index];
		if (step && this.#running.has(step)) {
			stopChildStep(this.#world, this.#execution, step, this.#ending(step));
		}
	}

	#plan(targets: readonly RunTarget[]): void {
		const {settings} = this.#world;
		const execution = this.#execution;
		const {input} = execution;
		this.#targets = targets;
		execution.resolvedTargets = targets.map(({name}) => name);
		this.#control = new RateControl(
			targets.length,
			countOf(input.MaxConcurrency ?? defaultMaxConcurrency, targets.length, settings.concurrencyRounding),
			countOf(input.MaxErrors ?? '0', targets.length, settings.errorRounding),
			true,
		);
		for (const {name, parameters} of targets) {
			// AWS's published sample shows the bare value here, not its JSON.
			const inputs = Object.fromEntries(Object.entries(parameters).map(([key, values]) => [key, values.join(',')]));
			execution.steps.push(createStep(execution.steps.length, name, 'aws:executeAutomation', {inputs}));
		}
	}

	#proceed(): void {
		const execution = this.#execution;
		if (isEnded(execution.status)) {
			return;
		}
		for (let next = this.#control.takeNext(); next !== undefined; next = this.#control.takeNext()) {
			this.#startResource(execution.steps[next]!);
		}
		if (execution.status === 'Cancelling' ? this.#running.size === 0 : this.#control.isDone) {
			this.#finish();
		}
	}

	#startResource(step: StepRecord): void {
		const world = this.#world;
		const execution = this.#execution;
		const target = this.#targets[step.index]!;
		this.#running.add(step);
		startStep(world, execution, step);
		this.#childInput ??= {
			DocumentName: execution.input.DocumentName,
			...(execution.input.DocumentVersion !== undefined && {DocumentVersion: execution.input.DocumentVersion}),
		};
		try {
			step.child = this.#launch(world, {
				id: uuid(world.seed, `${execution.id}/${step.index}`),
				accountId: execution.accountId,
				region: execution.region,
				input: this.#childInput,
				parameters: {...execution.parameters, ...target.parameters},
				document: execution.document,
				version: execution.version,
				target: target.name,
				by: {
					parent: execution,
					stepIndex: step.index,
					onEnd: child => followChild(world, execution, step, child, this.#ending(step)),
				},
			});
			if (world.settings.resourceStepOutputs === 'ExecutionId') {
				step.outputs = {ExecutionId: [step.child.id]};
			}
		} catch (error) {
			const [message, details] = notStarted(error);
			after(world, world.settings.timings.noticeMs, () => this.#endResource(step, 'Failed', message, details));
		}
	}

	#ending(step: StepRecord): EndChildStep {
		return (...end) => this.#endResource(step, ...end);
	}

	#endResource(
		step: StepRecord,
		status: ExecutionStatus,
		message?: string | undefined,
		details?: FailureDetails | undefined,
	): void {
		const execution = this.#execution;
		if (isEnded(step.status) || isEnded(execution.status)) {
			return;
		}
		endStep(this.#world, execution, step, status, {message, details});
		this.#running.delete(step);
		const isError = countsAsError(this.#world.settings, status);
		this.#hasFailed ||= isError;
		if (isError) {
			this.#lastFailure = step.child?.failureMessage ?? message;
		}
		this.#control.ended(isError);
		this.#proceed();
	}

	#finish(): void {
		const world = this.#world;
		const execution = this.#execution;
		if (execution.status === 'Cancelling') {
			endExecution(world, execution, 'Cancelled');
		} else if (this.#control.isExceeded) {
			endExecution(world, execution, 'Failed', this.#lastFailure);
		} else {
			endExecution(world, execution, this.#hasFailed ? world.settings.parentStatusOverToleratedFailures : 'Success');
		}
	}
}
