import {isRecord} from '../../domain/shape.ts';
import {isRunbookType, nearest, runbookActions, stepMembers, topMembers} from './actions.ts';
import {checkReferences, type Known} from './check-references.ts';

/** A place in a runbook: keys and indexes from the top. */
export type Path = ReadonlyArray<string | number>;

/** Something that AWS would reject, or that could only fail, and where. */
export type RunbookMistake = {readonly path: Path; readonly message: string};

export type Say = (path: Path, message: string) => void;

/**
Check a runbook of schema 0.3: its steps and their order, actions and inputs, parameters, types and references. Returns all mistakes at once.

@param source - The document as plain maps, lists and values.
@see https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html
*/
export function checkRunbook(source: unknown): readonly RunbookMistake[] {
	const mistakes: RunbookMistake[] = [];
	const say: Say = (path, message) => void mistakes.push({path, message});
	if (!isRecord(source)) {
		say([], 'a runbook is a map that has schemaVersion and mainSteps');
		return mistakes;
	}
	if (String(source.schemaVersion ?? '') !== '0.3') {
		say(['schemaVersion'], "schemaVersion must be '0.3'");
	}
	checkMembers(source, topMembers, [], say);
	const parameters = checkDeclared(source.parameters, 'parameters', say);
	const variables = checkDeclared(source.variables, 'variables', say);
	if (!Array.isArray(source.mainSteps) || source.mainSteps.length === 0) {
		say(['mainSteps'], 'mainSteps must have at least one step');
	}
	const steps = Array.isArray(source.mainSteps) ? (source.mainSteps as readonly unknown[]) : [];
	checkSteps(steps, ['mainSteps'], say);
	const known: Known = {parameters, variables, steps: stepNames(steps)};
	checkReferences(source, known, say);
	return mistakes;
}

function checkMembers(map: Readonly<Record<string, unknown>>, members: readonly string[], path: Path, say: Say): void {
	for (const name of Object.keys(map)) {
		const meant = members.includes(name) ? undefined : nearest(name, members);
		if (meant !== undefined) {
			say([...path, name], `${name} is no member; ${meant} is one`);
		}
	}
}

/** The names of parameters or variables. */
function checkDeclared(source: unknown, kind: 'parameters' | 'variables', say: Say): ReadonlySet<string> {
	if (source === undefined || source === null) {
		return new Set();
	}
	if (!isRecord(source)) {
		say([kind], `${kind} must be a map`);
		return new Set();
	}
	for (const [name, declared] of Object.entries(source)) {
		const path = [kind, name];
		if (!isRecord(declared)) {
			say(path, `${name} must be a map that has a type`);
			continue;
		}
		if (declared.type === undefined) {
			say(path, `${name} has no type`);
		} else if (!isRunbookType(declared.type)) {
			say([...path, 'type'], `${String(declared.type)} is no type of a runbook`);
		}
		checkDefault(name, declared, path, say);
	}
	return new Set(Object.keys(source));
}

function checkDefault(name: string, declared: Readonly<Record<string, unknown>>, path: Path, say: Say): void {
	const {type, default: value, allowedValues} = declared;
	if (allowedValues !== undefined && !Array.isArray(allowedValues)) {
		say([...path, 'allowedValues'], 'allowedValues must be a list');
	}
	if (value === undefined || value === null) {
		return;
	}
	const isReference = typeof value === 'string' && value.includes('{{');
	const wanted =
		type === 'StringList' || type === 'MapList' || (typeof type === 'string' && type.startsWith('List<'))
			? Array.isArray(value)
			: type === 'StringMap'
				? isRecord(value)
				: type === 'Boolean'
					? typeof value === 'boolean'
					: type === 'Integer'
						? Number.isInteger(value)
						: !Array.isArray(value) && !isRecord(value);
	if (!wanted && !isReference) {
		say([...path, 'default'], `the default of ${name} is no ${String(type)}`);
		return;
	}
	const values = Array.isArray(value) ? value : [value];
	const stray = Array.isArray(allowedValues)
		? values.find(one => one !== '' && !allowedValues.some(allowed => String(allowed) === String(one)))
		: undefined;
	if (stray !== undefined && !isReference) {
		say([...path, 'default'], `the default of ${name} is none of its allowedValues`);
	}
}

function checkSteps(steps: readonly unknown[], path: Path, say: Say): void {
	const names = new Map<string, number>();
	for (const [index, step] of steps.entries()) {
		const name = isRecord(step) && typeof step.name === 'string' ? step.name : undefined;
		const first = name === undefined ? undefined : names.get(name);
		if (first !== undefined) {
			say([...path, index, 'name'], `${name} is the name of step ${first + 1}, too`);
		} else if (name !== undefined) {
			names.set(name, index);
		}
	}
	for (const [index, step] of steps.entries()) {
		checkStep(step, [...path, index], names, say);
	}
}

function checkStep(step: unknown, path: Path, names: ReadonlyMap<string, number>, say: Say): void {
	if (!isRecord(step)) {
		say(path, 'a step is a map that has a name and an action');
		return;
	}
	checkMembers(step, stepMembers, path, say);
	const {name, action, inputs} = step;
	if (name === undefined) {
		say(path, 'the step has no name');
	} else if (!/^\w{1,128}$/.test(String(name))) {
		say([...path, 'name'], `${String(name)} is no name of a step: it has letters, digits and underscores`);
	}
	if (action === undefined) {
		say(path, 'the step has no action');
	} else if (!Object.hasOwn(runbookActions, String(action))) {
		say([...path, 'action'], `${String(action)} is no action`);
	} else {
		checkInputs(String(action), inputs, path, say);
	}
	checkGoals(step, path, names, say);
	for (const member of ['timeoutSeconds', 'maxAttempts']) {
		const value = step[member];
		const isFine = value === undefined || /^(?:[1-9]\d*|\{\{.+\}\})$/.test(String(value).trim());
		if (!isFine) {
			say([...path, member], `${member} must be a whole number from 1 up`);
		}
	}
	checkOutputs(step.outputs, [...path, 'outputs'], say);
}

function checkInputs(action: string, inputs: unknown, path: Path, say: Say): void {
	if (inputs !== undefined && inputs !== null && !isRecord(inputs)) {
		say([...path, 'inputs'], 'inputs must be a map');
		return;
	}
	const given = isRecord(inputs) ? inputs : {};
	const at = isRecord(inputs) ? [...path, 'inputs'] : path;
	for (const needed of runbookActions[action]!) {
		const anyOf = typeof needed === 'string' ? [needed] : needed;
		if (!anyOf.some(name => Object.hasOwn(given, name))) {
			say(at, `${action} needs ${anyOf.join(' or ')}`);
		}
	}
	if (action === 'aws:loop' && Array.isArray(given.Steps)) {
		checkSteps(given.Steps, [...path, 'inputs', 'Steps'], say);
	}
}

/** The next step has to be in the same list of steps. */
function checkGoals(
	step: Readonly<Record<string, unknown>>,
	path: Path,
	names: ReadonlyMap<string, number>,
	say: Say,
): void {
	const goes = (at: Path, goal: unknown) => {
		if (goal !== undefined && goal !== null && !names.has(String(goal)) && !String(goal).includes('{{')) {
			say(at, `there is no step ${String(goal)}`);
		}
	};
	goes([...path, 'nextStep'], step.nextStep);
	for (const [member, words] of [
		['onFailure', ['Abort', 'Continue']],
		['onCancel', ['Abort']],
	] as const) {
		const value = step[member];
		const goal = /^step:(.+)$/.exec(String(value ?? ''))?.[1];
		if (goal !== undefined) {
			goes([...path, member], goal.trim());
		} else if (value !== undefined && !words.some(word => word === value)) {
			say([...path, member], `${member} is ${[...words, 'step:NAME'].join(' or ')}, not ${String(value)}`);
		}
	}
	if (step.action !== 'aws:branch' || !isRecord(step.inputs)) {
		return;
	}
	const {Choices, Default} = step.inputs;
	goes([...path, 'inputs', 'Default'], Default);
	for (const [index, choice] of (Array.isArray(Choices) ? (Choices as readonly unknown[]) : []).entries()) {
		const at = [...path, 'inputs', 'Choices', index];
		if (!isRecord(choice) || choice.NextStep === undefined) {
			say(at, 'the choice has no NextStep');
		} else {
			goes([...at, 'NextStep'], choice.NextStep);
		}
	}
}

function checkOutputs(outputs: unknown, path: Path, say: Say): void {
	if (outputs === undefined || outputs === null) {
		return;
	}
	if (!Array.isArray(outputs)) {
		say(path, 'outputs must be a list');
		return;
	}
	for (const [index, output] of (outputs as readonly unknown[]).entries()) {
		const at = [...path, index];
		if (!isRecord(output) || typeof output.Name !== 'string') {
			say(at, 'the output has no Name');
		} else if (output.Type !== undefined && !isRunbookType(output.Type)) {
			say([...at, 'Type'], `${String(output.Type)} is no type of a runbook`);
		}
	}
}

/** The names of all steps, those in loops included. */
function stepNames(steps: readonly unknown[]): ReadonlySet<string> {
	return new Set(
		steps.flatMap(step => {
			if (!isRecord(step)) {
				return [];
			}
			const inner = isRecord(step.inputs) && Array.isArray(step.inputs.Steps) ? step.inputs.Steps : [];
			return [String(step.name), ...stepNames(inner)];
		}),
	);
}
