import type {World} from '../../world.ts';
import {commandIdOf} from './command.ts';
import type {Execution, StepRecord} from './execution.ts';
import {FoldedExecution, type Inside} from './folded-execution.ts';
import {Packer} from './packed/packer.ts';

/** How many executions stay unpacked: a response reads many fields of one, and some of its parent. */
const mostOpen = 4;

/** A step as it is packed: with its child's ID in place of the child. */
type PackedStep = Omit<StepRecord, 'child'> & {readonly child: string | undefined};

/** `null` where the parameters are those of the parent. */
type PackedInside = Omit<Inside, 'steps' | 'parameters'> & {
	readonly steps: readonly PackedStep[];
	readonly parameters: Inside['parameters'] | null;
};

/**
Folds executions that have ended.

A fan-out over 100,000 locations leaves as many of them, each with all its steps, and nearly all are never read again.
*/
export class Folds {
	readonly #executions: ReadonlyMap<string, Execution>;
	readonly #packer = new Packer();
	readonly #open: Array<{readonly packed: string; readonly inside: Inside}> = [];

	/** @param executions - All executions of the world; the children of steps are found in it. */
	constructor(executions: ReadonlyMap<string, Execution>) {
		this.#executions = executions;
	}

	/** Make the folded form that replaces an ended execution. */
	fold(execution: Execution): FoldedExecution {
		const {id, parent, startedAtMs, endedAtMs, status, failureMessage, triggeredAlarms, tags, run, onEnd, ...rest} =
			execution;
		this.#packer.keep(rest.document);
		this.#packer.keep(rest.version);
		const inside: PackedInside = {
			...rest,
			parameters: rest.parameters === parent?.parameters ? null : rest.parameters,
			steps: rest.steps.map(step => this.#foldStep(step)),
		};
		return new FoldedExecution(execution, this.#packer.pack(inside), this.#unpack);
	}

	#foldStep(step: StepRecord): PackedStep {
		if (step.definition !== undefined) {
			this.#packer.keep(step.definition);
		}
		return {...step, child: step.child?.id};
	}

	readonly #unpack = (packed: string, parent: Execution | undefined): Inside => {
		const known = this.#open.find(one => one.packed === packed);
		if (known !== undefined) {
			return known.inside;
		}
		const {steps, parameters, ...rest} = this.#packer.unpack(packed) as PackedInside;
		const inside: Inside = {
			...rest,
			parameters: parameters ?? parent?.parameters ?? {},
			steps: steps.map(step => ({
				...step,
				child: step.child === undefined ? undefined : this.#executions.get(step.child),
			})),
		};
		this.#open.unshift({packed, inside});
		this.#open.length = Math.min(this.#open.length, mostOpen);
		return inside;
	};
}

/** Fold the executions that have ended since the last time, in every place that refers to them. */
export function foldEnded(world: World): void {
	const {engine} = world;
	for (const execution of engine.ended.splice(0)) {
		const folded = engine.folds.fold(execution);
		engine.executions.set(folded.id, folded);
		const step = execution.parent?.steps[execution.parentStepIndex];
		if (step?.child === execution) {
			step.child = folded;
		}
		for (const {index, action, child} of execution.steps) {
			if (child instanceof FoldedExecution) {
				child.parent = folded;
			}
			if (action === 'aws:runCommand') {
				handCommandsOver(world, execution, index, folded);
			}
		}
	}
}

/** Each attempt of a step has sent a command of its own. */
function handCommandsOver(world: World, execution: Execution, stepIndex: number, folded: FoldedExecution): void {
	for (let attempt = 1; ; attempt++) {
		const command = world.engine.commands.get(commandIdOf(world.seed, execution, stepIndex, attempt));
		if (command === undefined) {
			return;
		}
		command.execution = folded;
	}
}
