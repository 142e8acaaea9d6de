import type {StepExecution} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';
import type {StackRead} from '../domain/stack-event.ts';
import {createMemory} from '../grid/remember.ts';
import {type Beyond, tellBeyond} from './beyond-step.ts';
import {formatDuration, formatTime} from './format.ts';
import {maskStep} from './mask-step.ts';
import {toPrintable, toPrintableLine} from './printable.ts';

/** One line of a step as it is shown, with the lines that fold below it. */
export type StepNode = {
	/** The same as long as the step says the same, so that what is folded stays so: `Outputs/Payload/0/items`. */
	readonly id: string;
	/** Place among all lines of the document, folded ones too. */
	readonly order: number;
	readonly depth: number;
	/** Printable, without line breaks; may be a megabyte long. */
	readonly text: string;
	/** Stands behind `text` while the node is folded: `{12}`. */
	readonly folded: string;
	readonly kind: 'heading' | 'value' | 'failure';
	/** What *copy* takes here, as AWS sent it: a text, or what a JSON text holds; `undefined` where the line merely heads others. */
	readonly value: unknown;
	readonly parent: StepNode | null;
	readonly children: StepNode[];
	/** Whether it is unfolded until the operator says otherwise. */
	readonly isOpen: boolean;
};

/** A step as lines, the failure first: what an operator opens it for. */
export type StepDocument = {
	readonly roots: readonly StepNode[];
	/** Every line in order, folded ones too. */
	readonly nodes: readonly StepNode[];
};

/** Lists and objects with more members than this are folded at first, and so is what lies deeper than this. */
const openMembers = 40;
const openDepth = 4;

const rememberDocument = createMemory<StepDocument>();

/**
The document of a step, built once. It contains no running times: it changes only with the step, and with what was read of its stack.

@param where - Where the step ran; `null` leaves out what lies beyond the step.
@param stack - What was read of its stack; left out where nothing was requested.
*/
export function documentOf(one: StepExecution, where: Location | null = null, stack?: StackRead): StepDocument {
	return rememberDocument(one, [where?.accountId, where?.region, stack], () => {
		const masked = maskStep(one);
		return new Builder().build(masked, where === null ? [] : tellBeyond(masked, where, stack));
	});
}

class Builder {
	readonly #roots: StepNode[] = [];
	readonly #nodes: StepNode[] = [];

	build(one: StepExecution, beyond: readonly Beyond[]): StepDocument {
		if (one.failureMessage !== null) {
			this.#text(this.#heading('Failure', one.failureMessage), one.failureMessage, 'failure');
		}

		if (one.failureDetails !== null) {
			const {type, stage, details} = one.failureDetails;
			const heading = this.#heading('Failure details');
			this.#fact(heading, 'Type', type);
			this.#fact(heading, 'Stage', stage);
			for (const [key, values] of Object.entries(details)) {
				this.#values(heading, key, values);
			}
		}

		this.#beyond(beyond.filter(({isFirst}) => isFirst));
		this.#entries('Inputs', one.inputs);
		this.#entries('Outputs', one.outputs);
		if (one.response !== null) {
			this.#values(this.#heading('Response'), one.responseCode ?? 'Body', [one.response]);
		} else if (one.responseCode !== null) {
			this.#fact(this.#heading('Response'), 'Code', one.responseCode);
		}

		this.#beyond(beyond.filter(({isFirst}) => !isFirst));
		const about = this.#heading('Step');
		this.#fact(about, 'Action', one.action);
		this.#fact(about, 'Started', formatTime(one.startedAt));
		this.#fact(about, 'Ended', formatTime(one.endedAt));
		this.#fact(about, 'Time-out', one.timeoutSeconds === null ? null : formatDuration(one.timeoutSeconds * 1000));
		this.#fact(about, 'Attempts', one.maxAttempts === null ? null : `${one.maxAttempts} at most`);
		this.#fact(about, 'On failure', one.onFailure);
		this.#fact(about, 'Critical', one.isCritical === null ? null : String(one.isCritical));
		this.#fact(about, 'Next step', one.isEnd ? 'none: this one is the end' : one.nextStep);
		if (one.parentStep !== null) {
			const {name, iteration, value} = one.parentStep;
			this.#fact(about, 'Loop', `${name}, round ${iteration ?? '?'}${value === null ? '' : ` (${value})`}`);
		}

		this.#fact(about, 'Child', one.childExecutionId);
		this.#fact(about, 'Step ID', one.stepExecutionId);
		return {roots: this.#roots, nodes: this.#nodes};
	}

	#beyond(all: readonly Beyond[]): void {
		for (const {heading, lines} of all) {
			const parent = this.#heading(heading);
			for (const [place, {text, isFailure = false}] of lines.entries()) {
				this.#add(parent, String(place), toPrintableLine(text), {kind: isFailure ? 'failure' : 'value', value: text});
			}
		}
	}

	#heading(text: string, value?: unknown): StepNode {
		return this.#add(null, text, text, {kind: 'heading', value});
	}

	#fact(parent: StepNode, name: string, value: string | null): void {
		if (value !== null) {
			this.#add(parent, name, `${name.padEnd(11)} ${toPrintableLine(value)}`, {value});
		}
	}

	#entries(name: string, values: Readonly<Record<string, string | readonly string[]>>): void {
		const all = Object.entries(values);
		const heading = this.#heading(all.length === 0 ? `${name}: none` : name);
		for (const [key, value] of all) {
			this.#values(heading, key, typeof value === 'string' ? [value] : value);
		}
	}

	/** One value stands for itself; of several each gets a line. */
	#values(parent: StepNode, key: string, values: readonly string[]): void {
		if (values.length === 1) {
			this.#value(parent, key, values[0]!);
			return;
		}

		const list = this.#add(parent, key, `${toPrintableLine(key)}:`, {
			folded: `[${values.length}]`,
			value: values,
			isOpen: values.length <= openMembers,
		});
		for (const [place, value] of values.entries()) {
			this.#value(list, String(place), value);
		}
	}

	#value(parent: StepNode, key: string, text: string): void {
		const parsed = parseJson(text);
		if (parsed !== undefined) {
			this.#json(parent, key, parsed.value);
			return;
		}

		if (!/[\r\n]/.test(text)) {
			this.#add(parent, key, `${toPrintableLine(key)} = ${toPrintableLine(text)}`, {value: text});
			return;
		}

		this.#text(this.#add(parent, key, `${toPrintableLine(key)} =`, {folded: '…', value: text}), text, 'value');
	}

	#json(parent: StepNode, key: string, value: unknown): void {
		const name = toPrintableLine(key);
		if (typeof value === 'string') {
			if (/[\r\n]/.test(value)) {
				this.#text(this.#add(parent, key, `${name} =`, {folded: '…', value}), value, 'value');
			} else {
				this.#add(parent, key, `${name} = ${toPrintableLine(value)}`, {value});
			}
		} else if (typeof value !== 'object' || value === null) {
			this.#add(parent, key, `${name} = ${JSON.stringify(value)}`, {value});
		} else {
			const members = Object.entries(value);
			const isList = Array.isArray(value);
			if (members.length === 0) {
				this.#add(parent, key, `${name} = ${isList ? '[]' : '{}'}`, {value});
				return;
			}

			const node = this.#add(parent, key, `${name}:`, {
				folded: isList ? `[${members.length}]` : `{${members.length}}`,
				isOpen: members.length <= openMembers && parent.depth < openDepth,
				value,
			});
			for (const [member, inner] of members) {
				this.#json(node, member, inner);
			}
		}
	}

	#text(parent: StepNode, text: string, kind: StepNode['kind']): void {
		for (const [place, line] of toPrintable(text).split('\n').entries()) {
			this.#add(parent, String(place), line, {kind, value: line});
		}
	}

	#add(
		parent: StepNode | null,
		key: string,
		text: string,
		{
			kind = 'value',
			folded = '',
			isOpen = true,
			value,
		}: {
			readonly kind?: StepNode['kind'];
			readonly folded?: string;
			readonly isOpen?: boolean;
			readonly value?: unknown;
		} = {},
	): StepNode {
		const siblings = parent === null ? this.#roots : parent.children;
		const node: StepNode = {
			// The place among its siblings keeps two members apart that are called alike once made printable.
			id: `${parent === null ? '' : parent.id}/${siblings.length}:${key}`,
			order: this.#nodes.length,
			depth: parent === null ? 0 : parent.depth + 1,
			text,
			folded,
			kind,
			value,
			parent,
			children: [],
			isOpen,
		};
		siblings.push(node);
		this.#nodes.push(node);
		return node;
	}
}

/** What a JSON text holds; `undefined` where it isn't one, or merely a bare word or number. */
function parseJson(text: string): {readonly value: unknown} | undefined {
	if (!/^\s*[[{"]/.test(text)) {
		return undefined;
	}

	try {
		return {value: JSON.parse(text)};
	} catch {
		return undefined;
	}
}
