import type {AutomationDocument, DocumentVersion} from '../../documents/document.ts';
import type {World} from '../../world.ts';
import {watchAlarm} from '../rules/alarms.ts';
import {accountRegionOf, admit, refuseIfFull} from '../state/account-region.ts';
import type {ParameterMap, StartInput} from '../state/api.ts';
import type {Execution, ExecutionKind} from '../state/execution.ts';
import {createStep} from '../state/step-record.ts';
import {setStatus} from './lifecycle.ts';
import {runLocations} from './location-run.ts';
import {runResources} from './resource-run.ts';
import {runRunbook} from './runbook-run.ts';

/** An execution to be, of any level. */
export type LaunchSpec = {
	readonly id: string;
	readonly accountId: string;
	readonly region: string;
	readonly input: StartInput;
	readonly parameters: ParameterMap;
	readonly document: AutomationDocument;
	readonly version: DocumentVersion;
	/** ARN of the person that starts it. Children find theirs by looking up. */
	readonly executedBy?: string;
	/** The step that starts it, if no person does. */
	readonly by?: {readonly parent: Execution; readonly stepIndex: number; readonly onEnd: (child: Execution) => void};
	readonly target?: string;
};

export type Launch = (world: World, spec: LaunchSpec) => Execution;

const runners = {locations: runLocations, resources: runResources, runbook: runRunbook};

/**
Create an execution and let it begin, or wait for room in its account and Region.

@throws AutomationExecutionLimitExceededException where even the queue is full; nothing has been created then.
*/
export function launch(world: World, spec: LaunchSpec): Execution {
	const kind = kindOf(spec.input);
	refuseIfFull(world, spec.accountId, spec.region, kind);
	const execution = createExecution(world, spec, kind);
	register(world, execution);
	admit(world, execution, () => {
		setStatus(world, execution, 'InProgress');
		runners[kind](world, execution, launch);
		watchAlarm(world, execution);
	});
	return execution;
}

/** Make an execution findable in its account and Region. */
export function register(world: World, execution: Execution): void {
	const accountRegion = accountRegionOf(world, execution.accountId, execution.region);
	accountRegion.executions.push(execution);
	world.engine.executions.set(execution.id, execution);
}

function kindOf(input: StartInput): Exclude<ExecutionKind, 'record'> {
	if (input.TargetLocations?.length || input.TargetLocationsURL !== undefined) {
		return 'locations';
	}
	return input.Targets?.length || input.TargetMaps?.length ? 'resources' : 'runbook';
}

/** A new execution, `Pending`, with the steps that its runbook has. */
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
		// Mapped, since an array that is pushed to takes room for more.
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

// One object for all: a large fan-out has 100,000 children.
const noOutputs = Object.freeze({});
const noExtra = Object.freeze({});
const noTargets: readonly string[] = Object.freeze([]);
const noAlarms: Execution['triggeredAlarms'] = Object.freeze([]);
