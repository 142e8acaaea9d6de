import {type Scope, toTexts} from '../../documents/expressions.ts';
import {typedValue} from '../../documents/parameter-values.ts';
import type {World} from '../../world.ts';
import type {Execution} from '../state/execution.ts';

/** What the references of one execution's runbook stand for, as it goes on. */
export class RunbookScope {
	readonly #world: World;
	readonly #execution: Execution;
	/** Outputs by `step.Output`. */
	readonly #outputs = new Map<string, unknown>();
	readonly #variables = new Map<string, unknown>();

	constructor(world: World, execution: Execution) {
		this.#world = world;
		this.#execution = execution;
		for (const [name, variable] of execution.version.runbook?.variables ?? []) {
			this.#variables.set(name, variable.default);
		}
		this.#showVariables();
	}

	readonly lookUp: Scope = reference => {
		const output = this.#outputs.get(reference);
		if (output !== undefined) {
			return output;
		}
		if (reference.startsWith('variable:')) {
			return this.#variables.get(reference.slice('variable:'.length));
		}
		return this.#parameter(reference) ?? this.#builtIn(reference);
	};

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
				const value = this.#outputs.get(name);
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
		const given = this.#execution.parameters[name];
		return given ? typedValue(parameter, given) : parameter.default;
	}

	#builtIn(reference: string): unknown {
		const {accountId, region, id} = this.#execution;
		const now = new Date(this.#world.nowMs).toISOString();
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
			default:
				return undefined;
		}
	}

	#showVariables(): void {
		if (this.#variables.size === 0) {
			return;
		}
		this.#execution.variables = Object.fromEntries([...this.#variables].map(([name, value]) => [name, toTexts(value)]));
	}
}
