import type {Execution, StepRecord} from './execution.ts';

/** What of an execution is read of many at once: that stays at hand. */
type Head = 'id' | 'parent' | 'startedAtMs' | 'endedAtMs' | 'status' | 'failureMessage' | 'triggeredAlarms' | 'tags';

/** The rest of it, which is packed. What runs an execution is gone when it has ended. */
export type Inside = Omit<Execution, Head | 'run' | 'onEnd'>;

/**
An execution that has ended: it reads like any other, in a tenth of the memory.

What is read of many executions at once is at hand; the rest is packed, and unpacked when it is read. Nothing of it changes any more but its tags.
*/
export class FoldedExecution implements Execution {
	readonly id: string;
	/** Replaced with the same one folded when that has ended, too. */
	parent: Execution | undefined;
	readonly startedAtMs: number;
	readonly endedAtMs: number | undefined;
	readonly status: Execution['status'];
	readonly failureMessage: string | undefined;
	readonly triggeredAlarms: Execution['triggeredAlarms'];
	tags: Map<string, string> | undefined;
	readonly #packed: string;
	readonly #unpack: (packed: string, parent: Execution | undefined) => Inside;

	/** @param unpack - The same function for all. */
	constructor(
		execution: Pick<Execution, Head>,
		packed: string,
		unpack: (packed: string, parent: Execution | undefined) => Inside,
	) {
		this.id = execution.id;
		this.parent = execution.parent;
		this.startedAtMs = execution.startedAtMs;
		this.endedAtMs = execution.endedAtMs;
		this.status = execution.status;
		this.failureMessage = execution.failureMessage;
		this.triggeredAlarms = execution.triggeredAlarms;
		this.tags = execution.tags;
		this.#packed = packed;
		this.#unpack = unpack;
	}

	get #inside(): Inside {
		return this.#unpack(this.#packed, this.parent);
	}

	get accountId(): string {
		return this.#inside.accountId;
	}

	get region(): string {
		return this.#inside.region;
	}

	get kind(): Execution['kind'] {
		return this.#inside.kind;
	}

	get input(): Execution['input'] {
		return this.#inside.input;
	}

	get parameters(): Execution['parameters'] {
		return this.#inside.parameters;
	}

	get document(): Execution['document'] {
		return this.#inside.document;
	}

	get version(): Execution['version'] {
		return this.#inside.version;
	}

	get mode(): Execution['mode'] {
		return this.#inside.mode;
	}

	get startedBy(): string {
		return this.#inside.startedBy;
	}

	get parentStepIndex(): number {
		return this.#inside.parentStepIndex;
	}

	get depth(): number {
		return this.#inside.depth;
	}

	get target(): string | undefined {
		return this.#inside.target;
	}

	get outputs(): Execution['outputs'] {
		return this.#inside.outputs;
	}

	get variables(): Execution['variables'] {
		return this.#inside.variables;
	}

	get steps(): StepRecord[] {
		return this.#inside.steps;
	}

	get startOrder(): number[] {
		return this.#inside.startOrder;
	}

	get startsInOrder(): boolean {
		return this.#inside.startsInOrder;
	}

	get counters(): Execution['counters'] {
		return this.#inside.counters;
	}

	get resolvedTargets(): readonly string[] {
		return this.#inside.resolvedTargets;
	}

	get extra(): Execution['extra'] {
		return this.#inside.extra;
	}

	get waitingChildren(): number {
		return this.#inside.waitingChildren;
	}

	get hidesUnstarted(): boolean {
		return this.#inside.hidesUnstarted;
	}

	get run(): undefined {
		return undefined;
	}

	get onEnd(): undefined {
		return undefined;
	}

	/** Nobody is told of its end a second time. */
	set onEnd(_: Execution['onEnd']) {}
}
