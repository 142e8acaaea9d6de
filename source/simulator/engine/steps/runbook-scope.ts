import {fillIn, referencesIn, type Scope, toTexts} from '../../documents/expressions.ts';
import {typedValue} from '../../documents/parameter-values.ts';
import type {RunbookParameter} from '../../documents/runbook.ts';
import {readParameter} from '../../store/parameters.ts';
import type {World} from '../../world.ts';
import type {Execution} from '../state/execution.ts';
import {inventedValue} from './invented-value.ts';

/** What a runbook can refer to besides its parameters, or a step's output; `a.b` in a text may be a step that doesn't exist. */
const hasSource = /^(?:ssm:|variable:)|^[A-Za-z_][\w-]*\.[\w.-]+$/;

/** What the references of one execution's runbook stand for, as it goes on. */
export class RunbookScope {
	readonly #world: World;
	readonly #execution: Execution;
	/** Outputs by `step.Output`. */
	readonly #outputs = new Map<string, unknown>();
	readonly #variables = new Map<string, unknown>();
	/** Defaults of parameters, filled in once: `{{global:DATE_TIME}}` is the same all through an execution. */
	readonly #defaults = new Map<string, unknown>();

	constructor(world: World, execution: Execution) {
		this.#world = world;
		this.#execution = execution;
		for (const [name, variable] of execution.version.runbook?.variables ?? []) {
			this.#variables.set(name, variable.default);
		}
		this.#showVariables();
	}

	readonly lookUp: Scope = reference => {
		const output = this.#outputs.get(reference) ?? this.#laterOutput(reference);
		if (output !== undefined) {
			return output;
		}
		if (reference.startsWith('variable:')) {
			return this.#variables.get(reference.slice('variable:'.length));
		}
		return this.#parameter(reference) ?? this.#builtIn(reference);
	};

	/**
	The references of a step's inputs that lead nowhere, so that the step can't begin.

	What only looks like a reference, such as a template that a script holds, stays as it is written: it names no step and nothing that is built in.
	*/
	unresolved(inputs: unknown): readonly string[] {
		return referencesIn(inputs).filter(
			reference => this.lookUp(reference) === undefined && (hasSource.test(reference) || this.#isOfStep(reference)),
		);
	}

	setOutput(stepName: string, outputName: string, value: unknown): void {
		this.#outputs.set(`${stepName}.${outputName}`, value);
	}

	setVariable(name: string, value: unknown): void {
		this.#variables.set(name, value);
		this.#showVariables();
	}

	/** The execution's own outputs, which its runbook names. */
	executionOutputs(): Readonly<Record<string, readonly string[]>> {
		const names = this.#execution.version.runbook?.outputs ?? [];
		return Object.fromEntries(
			names.map(name => {
				const value = this.lookUp(name.replace(/^\{\{\s*|\s*\}\}$/g, ''));
				// AWS's own words, seen in records of executions.
				const shown = value ?? 'No output available yet because the step is not successfully executed';
				return [name, this.#world.engine.shared.list(shown)];
			}),
		);
	}

	#parameter(name: string): unknown {
		const parameter = this.#execution.version.runbook?.parameters.get(name);
		if (!parameter) {
			return undefined;
		}
		const given = Object.hasOwn(this.#execution.parameters, name) ? this.#execution.parameters[name] : undefined;
		return given ? typedValue(parameter, given) : this.#default(parameter);
	}

	/** A default may refer to other parameters, to Parameter Store, and to what is built in. */
	#default({name, default: value}: RunbookParameter): unknown {
		if (this.#defaults.has(name)) {
			return this.#defaults.get(name);
		}
		// A default that leads back to itself stays as it is written.
		this.#defaults.set(name, value);
		const filled = fillIn(value, reference => this.#parameter(reference) ?? this.#builtIn(reference));
		this.#defaults.set(name, filled);
		return filled;
	}

	/** An output that AWS doesn't document for a step that has succeeded: something that fits the name. */
	#laterOutput(reference: string): unknown {
		const [stepName = '', outputName] = reference.split('.');
		const step = outputName === undefined ? undefined : this.#execution.steps.find(({name}) => name === stepName);
		if (step?.status !== 'Success' || outputName === undefined) {
			return undefined;
		}
		const output = {name: outputName, selector: undefined, type: 'String'};
		return inventedValue(this.#world, this.#execution, `${this.#execution.id}/${step.index}/${reference}`, output);
	}

	#isOfStep(reference: string): boolean {
		const {version} = this.#execution;
		const name = reference.split('.')[0];
		return reference.includes('.') && (version.runbook?.mainSteps.some(step => step.name === name) ?? false);
	}

	#builtIn(reference: string): unknown {
		const {accountId, region, id} = this.#execution;
		const now = new Date(this.#world.scale.shown(this.#world.nowMs)).toISOString();
		switch (reference) {
			case 'global:ACCOUNT_ID':
			case 'automation:ACCOUNT_ID':
				return accountId;
			case 'global:REGION':
			case 'automation:REGION':
				return region;
			case 'global:AWS_PARTITION':
				return 'aws';
			case 'global:DATE':
				return now.slice(0, 10);
			case 'global:DATE_TIME':
				return `${now.slice(0, 10)}_${now.slice(11, 19).replaceAll(':', '.')}`;
			case 'automation:EXECUTION_ID':
				return id;
			case 'TARGET_ID':
				return this.#execution.target ?? '';
			default:
				return reference.startsWith('ssm:') ? this.#storedParameter(reference.slice('ssm:'.length)) : undefined;
		}
	}

	#storedParameter(name: string): unknown {
		const {accountId, region} = this.#execution;
		const stored = readParameter(this.#world, {accountId, region}, name.trim());
		return stored && (stored.type === 'StringList' ? stored.value.split(',') : stored.value);
	}

	#showVariables(): void {
		if (this.#variables.size === 0) {
			return;
		}
		this.#execution.variables = Object.fromEntries([...this.#variables].map(([name, value]) => [name, toTexts(value)]));
	}
}
