import {toTexts} from '../../documents/expressions.ts';
import type {StepDefinition} from '../../documents/runbook.ts';

type Inputs = Readonly<Record<string, string>>;
type Outputs = Readonly<Record<string, readonly string[]>>;

/**
Inputs and outputs of steps as the API shows them, one object for many steps that have the same.

A fan-out runs the same steps in 100,000 locations, mostly with the same inputs one after another, so remembering the last of each step saves most of the memory.
*/
export class SharedTexts {
	readonly #inputs = new WeakMap<StepDefinition, {readonly key: string; readonly texts: Inputs}>();
	readonly #outputs = new WeakMap<StepDefinition, {readonly key: string; readonly texts: Outputs}>();
	/** Lists of one text that have been seen, such as `["Success"]`. */
	readonly #singles = new Map<string, readonly string[]>();

	/** Inputs: each a text that holds JSON. */
	inputs(definition: StepDefinition, inputs: Readonly<Record<string, unknown>>): Inputs {
		return remembered(this.#inputs, definition, inputs, value => JSON.stringify(value));
	}

	/** Outputs: each a list of texts. */
	outputs(definition: StepDefinition, outputs: Readonly<Record<string, unknown>>): Outputs {
		return remembered(this.#outputs, definition, outputs, value => this.list(value));
	}

	/** A value as a list of texts. */
	list(value: unknown): readonly string[] {
		const texts = toTexts(value);
		const [only] = texts;
		if (only === undefined || texts.length > 1) {
			return texts;
		}
		const known = this.#singles.get(only);
		if (known) {
			return known;
		}
		// Most texts that come again are among the first; the rest, such as IDs, come once.
		if (this.#singles.size < 1000) {
			this.#singles.set(only, texts);
		}
		return texts;
	}
}

function remembered<Text>(
	known: WeakMap<StepDefinition, {readonly key: string; readonly texts: Readonly<Record<string, Text>>}>,
	definition: StepDefinition,
	values: Readonly<Record<string, unknown>>,
	toText: (value: unknown) => Text,
): Readonly<Record<string, Text>> {
	const key = JSON.stringify(values);
	const last = known.get(definition);
	if (last?.key === key) {
		return last.texts;
	}
	const texts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toText(value)]));
	known.set(definition, {key, texts});
	return texts;
}
