import {matchesGlob} from '../../glob.ts';
import type {World} from '../../world.ts';
import type {OutcomeRule, Prints} from '../../world-definition.ts';
import type {ExecutionStatus} from '../state/api.ts';
import type {Execution, FailureDetails, StepLocation} from '../state/execution.ts';
import {fraction} from '../state/random.ts';
import {failureDetails, type Phase, stepFailure, stepTimeout} from './failure-texts.ts';
import {matchesLocation} from './patterns.ts';

/** How something ends that the world has an opinion on. */
export type DecidedEnd = {
	readonly status: ExecutionStatus;
	readonly message: string | undefined;
	readonly details: FailureDetails | undefined;
};

/** What the world says about one step of a runbook in one place. */
export type StepOutcome = {
	/** `undefined`: ends as its action ends by itself. */
	readonly status: OutcomeRule['status'];
	readonly message: string | undefined;
	readonly failureType: FailureDetails['FailureType'] | undefined;
	readonly failureStage: FailureDetails['FailureStage'] | undefined;
	readonly takesMs: number | undefined;
	readonly slow: number;
	readonly outputs: Readonly<Record<string, readonly string[]>>;
	/** The output of a command's instances. */
	readonly prints: Prints | undefined;
};

/** How a location ends before its child exists, where the world's rules say so. */
export function locationOutcome(world: World, parent: Execution, location: StepLocation): DecidedEnd | undefined {
	const {accountId, region} = location;
	for (const [index, rule] of world.definition.outcomes.entries()) {
		if (
			rule.stackSet !== undefined ||
			rule.step !== undefined ||
			rule.resource !== undefined ||
			rule.status === undefined
		) {
			continue;
		}
		if (!appliesIn(world, index, {accountId, region, document: parent.document.name, resource: ''})) {
			continue;
		}
		if (!use(world, rule, index, `${accountId}/${region}`)) {
			continue;
		}
		if (rule.status === 'Hangs') {
			continue;
		}
		const message = rule.status === 'Success' ? undefined : (rule.message ?? 'Internal Server Error.');
		const details =
			message === undefined
				? undefined
				: failureDetails(rule.failureStage ?? 'Invocation', rule.failureType ?? 'Internal', message);
		return {status: rule.status, message, details};
	}
	return undefined;
}

/**
What happens in one step of a runbook. Every property comes from the first rule that has it.

A rule with `times` is used up by asking, so ask once for each execution of a step, not for each attempt.
*/
export function stepOutcome(world: World, execution: Execution, stepName: string): StepOutcome {
	const {accountId, region} = execution;
	const resource = execution.target ?? '';
	let status: OutcomeRule | undefined;
	let takesMs: number | undefined;
	let slow: number | undefined;
	let outputs: Record<string, readonly string[]> | undefined;
	let prints: Prints | undefined;
	for (const [index, rule] of world.definition.outcomes.entries()) {
		if (rule.stackSet !== undefined) {
			continue;
		}
		const concernsSteps = rule.step !== undefined || rule.resource !== undefined || rule.status === undefined;
		if (!concernsSteps || !matchesGlob(rule.step, stepName) || !matchesGlob(rule.resource, resource)) {
			continue;
		}
		if (!appliesIn(world, index, {accountId, region, document: execution.document.name, resource})) {
			continue;
		}
		if (!use(world, rule, index, `${accountId}/${region}/${resource}`)) {
			continue;
		}
		if (rule.status !== undefined) {
			status ??= rule;
		}
		takesMs ??= rule.takesMs;
		slow ??= rule.slow;
		prints ??= rule.prints;
		if (rule.outputs) {
			outputs = {...filled(rule.outputs, execution), ...outputs};
		}
	}
	return {
		status: status?.status,
		message: status?.message,
		failureType: status?.failureType,
		failureStage: status?.failureStage,
		takesMs,
		slow: slow ?? 1,
		outputs: outputs ?? noOutputs,
		prints,
	};
}

/** What a step's failure says: the rule's message in AWS's frame, unless it brings its own full stop. */
export function failureOf(outcome: StepOutcome, phase: Phase): DecidedEnd {
	const isTimeout = outcome.status === 'TimedOut';
	const cause = outcome.message ?? (isTimeout ? undefined : 'Internal Server Error');
	const message = cause === undefined ? stepTimeout(phase) : cause.endsWith('.') ? cause : stepFailure(phase, cause);
	return {
		status: isTimeout ? 'TimedOut' : 'Failed',
		message,
		details: failureDetails(outcome.failureStage ?? 'Invocation', outcome.failureType ?? 'Action', message),
	};
}

const noOutputs = Object.freeze({});

/** What a rule is compared with; `resource` is empty where the step concerns none. */
type Subject = {
	readonly accountId: string;
	readonly region: string;
	readonly document: string;
	readonly resource: string;
};

function appliesIn(world: World, index: number, {accountId, region, document, resource}: Subject): boolean {
	const rule = world.definition.outcomes[index]!;
	if (!matchesGlob(rule.document, document)) {
		return false;
	}
	if (!matchesLocation(world, rule.where, accountId, region)) {
		return false;
	}
	if (rule.chance >= 1) {
		return true;
	}
	const drawnFor = rule.resource === undefined ? '' : resource;
	return fraction(world.seed, `rule ${index} in ${accountId}/${region}/${drawnFor}`) < rule.chance;
}

function use(world: World, rule: OutcomeRule, index: number, where: string): boolean {
	if (rule.times === undefined) {
		return true;
	}
	const key = `${index}/${where}`;
	const uses = world.engine.ruleUses.get(key) ?? 0;
	world.engine.ruleUses.set(key, uses + 1);
	return uses < rule.times;
}

function filled(
	outputs: Readonly<Record<string, readonly string[]>>,
	execution: Execution,
): Record<string, readonly string[]> {
	const fill = (value: string) =>
		value
			.replaceAll('{account}', execution.accountId)
			.replaceAll('{region}', execution.region)
			.replaceAll('{resource}', execution.target ?? '');
	return Object.fromEntries(Object.entries(outputs).map(([name, values]) => [name, values.map(fill)]));
}
