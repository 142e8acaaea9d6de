import {referencesIn} from './expressions.ts';
import type {StepDefinition} from './runbook.ts';

/** Says what is wrong, and where. */
type Say = (path: string, message: string) => void;

/** The actions that a runbook's steps may have. @see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html */
export const knownActions: ReadonlySet<string> = new Set(
	[
		'approve',
		'assertAwsResourceProperty',
		'branch',
		'changeInstanceState',
		'copyImage',
		'createImage',
		'createStack',
		'createTags',
		'deleteImage',
		'deleteStack',
		'executeAutomation',
		'executeAwsApi',
		'executeScript',
		'executeStateMachine',
		'invokeLambdaFunction',
		'invokeWebhook',
		'loop',
		'pause',
		'runCommand',
		'runInstances',
		'sleep',
		'updateVariable',
		'waitForAwsResourceProperty',
	].map(action => `aws:${action}`),
);

/** Every step that another one goes to exists, and no name is used twice. */
export function checkJumps(steps: readonly StepDefinition[], path: string, say: Say): void {
	const names = new Set<string>();
	for (const [index, {name}] of steps.entries()) {
		if (names.has(name)) {
			say(`${path}[${index}].name`, `'${name}' is the name of another step`);
		}
		names.add(name);
	}
	for (const [index, step] of steps.entries()) {
		const jumps = [
			['nextStep', step.nextStep],
			['onFailure', /^step:(.+)$/.exec(step.onFailure)?.[1]],
			['onCancel', /^step:(.+)$/.exec(step.onCancel)?.[1]],
			...branchGoals(step),
		] as const;
		for (const [property, goal] of jumps) {
			// A reference is known only when the runbook runs.
			if (goal !== undefined && !names.has(goal) && !goal.includes('{{')) {
				say(`${path}[${index}].${property}`, `there is no step '${goal}'`);
			}
		}
	}
}

/** Where the choices of a branch lead. */
function branchGoals(step: StepDefinition): ReadonlyArray<readonly [property: string, goal: string | undefined]> {
	if (step.action !== 'aws:branch') {
		return [];
	}
	const {Choices, Default} = step.inputs;
	const choices = Array.isArray(Choices) ? (Choices as readonly unknown[]) : [];
	return [
		...choices.map((choice, index): readonly [string, string | undefined] => [
			`inputs.Choices[${index}].NextStep`,
			goalOf((choice as {readonly NextStep?: unknown} | null)?.NextStep),
		]),
		['inputs.Default', goalOf(Default)],
	];
}

function goalOf(value: unknown): string | undefined {
	return value === undefined || value === null ? undefined : String(value);
}

/** A loop goes over a list, or has a condition. */
export function checkLoop(step: StepDefinition, path: string, say: Say): void {
	const {Iterators, LoopCondition} = step.inputs;
	if (Iterators === undefined && LoopCondition === undefined) {
		say(`${path}.inputs`, 'must have Iterators or LoopCondition');
	} else if (Iterators !== undefined && !Array.isArray(Iterators) && !/^\{\{[^{}]+\}\}$/.test(String(Iterators))) {
		say(`${path}.inputs.Iterators`, 'must be a list, or a reference to one');
	}
}

/**
References to Parameter Store directly in a step, which AWS refuses: they belong into the default of a parameter.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-variables.html
*/
export function storeReferences(steps: readonly StepDefinition[], path = 'mainSteps'): readonly string[] {
	return steps.flatMap((step, index) => {
		const {Steps: _, ...own} = step.inputs;
		const inner = storeReferences(step.steps, `${path}[${index}].inputs.Steps`);
		return referencesIn(step.steps.length > 0 ? own : step.inputs).some(reference => reference.startsWith('ssm:'))
			? [`${path}[${index}].inputs`, ...inner]
			: inner;
	});
}
