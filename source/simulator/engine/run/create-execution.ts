import type {World} from '../../world.ts';
import {accountRegionOf} from '../state/account-region.ts';
import type {Execution, ExecutionKind} from '../state/execution.ts';
import {createStep} from '../state/step-record.ts';
import type {LaunchSpec} from './launch-spec.ts';

/** An array that grows by `push` reserves room for 16 more elements, and most of 100,000 arrays have one execution. */
const fewExecutions = 4;

/** Register an execution in its account and Region. */
export function register(world: World, execution: Execution): void {
	const accountRegion = accountRegionOf(world, execution.accountId, execution.region);
	const {executionIds} = accountRegion;
	if (executionIds.length < fewExecutions) {
		accountRegion.executionIds = [...executionIds, execution.id];
	} else {
		executionIds.push(execution.id);
	}
	world.engine.executions.set(execution.id, execution);
}

/** Create an execution, `Pending`, with the steps of its runbook. */
export function createExecution(world: World, spec: LaunchSpec, kind: ExecutionKind): Execution {
	return {
		id: spec.id,
		accountId: spec.accountId,
		region: spec.region,
		kind,
		input: spec.input,
		parameters: spec.parameters,
		document: spec.document,
		version: spec.version,
		mode: spec.input.Mode ?? 'Auto',
		startedBy: spec.executedBy ?? spec.by?.parent.startedBy ?? '',
		parent: spec.by?.parent,
		parentStepIndex: spec.by?.stepIndex ?? -1,
		depth: spec.by ? spec.by.parent.depth + 1 : 0,
		target: spec.target,
		startedAtMs: world.nowMs,
		endedAtMs: undefined,
		status: 'Pending',
		failureMessage: undefined,
		outputs: noOutputs,
		variables: undefined,
		// Made by `map`, since an array that grows by `push` reserves more room.
		steps: (kind === 'runbook' || kind === 'record' ? (spec.version.runbook?.mainSteps ?? []) : []).map(
			(definition, index) => createStep(index, definition.name, definition.action, {definition}),
		),
		startOrder: [],
		startsInOrder: true,
		counters: undefined,
		resolvedTargets: noTargets,
		triggeredAlarms: noAlarms,
		tags: spec.input.Tags ? new Map(spec.input.Tags.map(tag => [tag.Key, tag.Value])) : undefined,
		extra: noExtra,
		waitingChildren: 0,
		hidesUnstarted: false,
		run: undefined,
		onEnd: spec.by?.onEnd,
	};
}

// One shared object: a large fan-out has 100,000 children.
const noOutputs = Object.freeze({});
const noExtra = Object.freeze({});
const noTargets: readonly string[] = Object.freeze([]);
const noAlarms: Execution['triggeredAlarms'] = Object.freeze([]);
