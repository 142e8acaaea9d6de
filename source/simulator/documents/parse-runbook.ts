import {checkJumps, checkLoop, knownActions} from './check-runbook.ts';
import type {Runbook, RunbookParameter, StepDefinition, StepOutput} from './runbook.ts';

/** Something wrong in a runbook, and where: `mainSteps[2].nextStep`. */
type RunbookMistake = {readonly path: string; readonly message: string};

/** A runbook, or every mistake in it. */
export type ParsedRunbook = {readonly runbook: Runbook} | {readonly mistakes: readonly RunbookMistake[]};

/**
Parse an Automation runbook, schema version 0.3, from what its JSON or YAML says.

@param source - The document as plain maps, lists and values.
@see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-documents.html
*/
export function parseRunbook(source: unknown): ParsedRunbook {
	const reader = new Reader();
	const runbook = reader.runbook(source);
	return reader.mistakes.length > 0 ? {mistakes: reader.mistakes} : {runbook};
}

class Reader {
	readonly mistakes: RunbookMistake[] = [];

	runbook(source: unknown): Runbook {
		const document = this.#object(source, '');
		const schemaVersion = String(document.schemaVersion ?? '');
		if (schemaVersion !== '0.3') {
			this.#say('schemaVersion', "must be '0.3' for an Automation runbook");
		}
		const mainSteps = this.#list(document.mainSteps, 'mainSteps').map((step, index) =>
			this.#step(step, `mainSteps[${index}]`),
		);
		if (mainSteps.length === 0) {
			this.#say('mainSteps', 'must have at least one step');
		}
		checkJumps(mainSteps, 'mainSteps', this.#say);
		const parameters = Object.entries(this.#object(document.parameters ?? {}, 'parameters'));
		const variables = Object.entries(this.#object(document.variables ?? {}, 'variables'));
		return {
			schemaVersion,
			description: text(document.description),
			assumeRole: text(document.assumeRole),
			parameters: new Map(parameters.map(([name, value]) => [name, this.#parameter(name, value)])),
			variables: new Map(
				variables.map(([name, value]) => {
					const variable = this.#object(value, `variables.${name}`);
					return [name, {type: text(variable.type) ?? 'String', default: variable.default}];
				}),
			),
			mainSteps,
			outputs: this.#list(document.outputs ?? [], 'outputs').map(String),
		};
	}

	#parameter(name: string, source: unknown): RunbookParameter {
		const path = `parameters.${name}`;
		const parameter = this.#object(source, path);
		const type = text(parameter.type);
		if (type === undefined) {
			this.#say(`${path}.type`, 'is missing');
		}
		return {
			name,
			type: type ?? 'String',
			description: text(parameter.description),
			default: parameter.default,
			allowedValues:
				parameter.allowedValues === undefined
					? undefined
					: this.#list(parameter.allowedValues, `${path}.allowedValues`),
			allowedPattern: text(parameter.allowedPattern),
			minItems: number(parameter.minItems),
			maxItems: number(parameter.maxItems),
			minChars: number(parameter.minChars),
			maxChars: number(parameter.maxChars),
		};
	}

	#step(source: unknown, path: string): StepDefinition {
		const step = this.#object(source, path);
		const name = text(step.name);
		const action = text(step.action);
		if (name === undefined) {
			this.#say(`${path}.name`, 'is missing');
		}
		if (action === undefined) {
			this.#say(`${path}.action`, 'is missing');
		} else if (!knownActions.has(action)) {
			this.#say(`${path}.action`, `'${action}' is not an action`);
		}
		const inputs = this.#object(step.inputs ?? {}, `${path}.inputs`);
		const onFailure = text(step.onFailure) ?? 'Abort';
		if (!/^(Abort|Continue|step:.+)$/.test(onFailure)) {
			this.#say(`${path}.onFailure`, `'${onFailure}' is none of Abort, Continue, step:NAME`);
		}
		const steps =
			action === 'aws:loop'
				? this.#list(inputs.Steps ?? [], `${path}.inputs.Steps`).map((inner, index) =>
						this.#step(inner, `${path}.inputs.Steps[${index}]`),
					)
				: [];
		checkJumps(steps, `${path}.inputs.Steps`, this.#say);
		const definition: StepDefinition = {
			name: name ?? path,
			action: action ?? 'aws:sleep',
			description: text(step.description),
			inputs,
			onFailure,
			onCancel: text(step.onCancel) ?? 'Abort',
			// AWS: "If the onFailure property is set to Continue in a step, the value is false by default. Otherwise, true."
			isCritical: flag(step.isCritical) ?? onFailure !== 'Continue',
			isEnd: flag(step.isEnd) ?? false,
			nextStep: text(step.nextStep),
			timeoutSeconds: number(step.timeoutSeconds),
			timeoutReference: reference(step.timeoutSeconds),
			maxAttempts: number(step.maxAttempts) ?? 1,
			attemptsReference: reference(step.maxAttempts),
			outputs: this.#list(step.outputs ?? [], `${path}.outputs`).map((output, index) =>
				this.#output(output, `${path}.outputs[${index}]`),
			),
			steps,
		};
		if (action === 'aws:loop') {
			checkLoop(definition, path, this.#say);
		}
		return definition;
	}

	#output(source: unknown, path: string): StepOutput {
		const output = this.#object(source, path);
		const name = text(output.Name);
		if (name === undefined) {
			this.#say(`${path}.Name`, 'is missing');
		}
		return {name: name ?? path, selector: text(output.Selector), type: text(output.Type) ?? 'String'};
	}

	#object(source: unknown, path: string): Record<string, unknown> {
		if (typeof source === 'object' && source !== null && !Array.isArray(source)) {
			return source as Record<string, unknown>;
		}
		this.#say(path, 'must be a map');
		return {};
	}

	#list(source: unknown, path: string): readonly unknown[] {
		if (Array.isArray(source)) {
			return source;
		}
		this.#say(path, 'must be a list');
		return [];
	}

	readonly #say = (path: string, message: string): void => {
		this.mistakes.push({path, message});
	};
}

function text(value: unknown): string | undefined {
	return value === undefined || value === null ? undefined : String(value);
}

function number(value: unknown): number | undefined {
	const parsed = Number(value);
	return value === undefined || Number.isNaN(parsed) ? undefined : parsed;
}

/** A number may be known only when the runbook runs. */
function reference(value: unknown): string | undefined {
	return typeof value === 'string' && value.includes('{{') ? value : undefined;
}

function flag(value: unknown): boolean | undefined {
	return value === undefined ? undefined : value === true || value === 'true';
}
