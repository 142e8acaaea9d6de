import type {Execution, StepRecord} from './execution.ts';

/** The fields that are read for many executions at once; they stay unpacked. */
type Head = 'id' | 'parent' | 'startedAtMs' | 'endedAtMs' | 'status' | 'failureMessage' | 'triggeredAlarms' | 'tags';

/** The other fields, which are packed. The fields that run an execution are gone when it has ended. */
export type Inside = Omit<Execution, Head | 'run' | 'onEnd'>;

/**
An execution that has ended: it reads like any other, in a tenth of the memory.

Fields that are read for many executions at once are plain; the others are packed, and unpacked when they are read. Only its tags can still change.
*/
export class FoldedExecution implements Execution {
	readonly id: string;
	/** Replaced with its folded form when the parent has ended, too. */
	parent: Execution | undefined;
	readonly startedAtMs: number;
	readonly endedAtMs: number | undefined;
	readonly status: Execution['status'];
	readonly failureMessage: string | undefined;
	readonly triggeredAlarms: Execution['triggeredAlarms'];
	tags: Map<string, string> | undefined;
	readonly #packed: string;
	readonly #unpack: (packed: string, parent: Execution | undefined) => Inside;

	/** @param unpack - One function for all executions. */
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

	/** Ignored: its end was reported once already. */
	set onEnd(_: Execution['onEnd']) {}
}
