import {Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node} from 'yaml';
import type {Mistake} from './mistake.ts';

/** The file that values are read from, and what is wrong in it so far: what makes it useless, and what the world can do without. */
export type Source = {
	readonly document: Document;
	readonly lines: LineCounter;
	readonly mistakes: Mistake[];
	readonly warnings: Mistake[];
};

/**
A value of a world file that knows where it stands.

The `as…` functions never throw: what isn't as expected is noted as a mistake at its place, and a harmless value stands in for it, so that one reading finds all mistakes.
*/
export class Value {
	readonly path: string;
	readonly #node: Node | undefined;
	readonly #source: Source;

	constructor(source: Source, node: unknown, path: string) {
		const isNode = typeof node === 'object' && node !== null;
		this.#source = source;
		this.#node = isNode ? (isAlias(node) ? node.resolve(source.document) : (node as Node)) : undefined;
		this.path = path;
	}

	/** Note a mistake here, or at what a path leads to from here. */
	say(message: string, below: ReadonlyArray<string | number> = []): void {
		this.#source.mistakes.push(this.#mistake(message, below));
	}

	/** Note something that the world can do without. */
	warn(message: string, below: ReadonlyArray<string | number> = []): void {
		this.#source.warnings.push(this.#mistake(message, below));
	}

	#mistake(message: string, below: ReadonlyArray<string | number>): Mistake {
		const node = this.#nearest(below);
		const {line, col} = this.#source.lines.linePos(node?.range?.[0] ?? 0);
		return {line, column: col, path: this.path, message};
	}

	/** Its members; those that are none of `allowed` are mistakes. */
	asMap(allowed: readonly string[]): Members {
		const members = new Map(this.asEntries());
		for (const [name, value] of members) {
			if (!allowed.includes(name)) {
				value.say(`unknown; there are ${allowed.join(', ')}`);
			}
		}
		return new Members(this, members);
	}

	/** Its members by name, whatever they are called. */
	asEntries(): ReadonlyArray<readonly [string, Value]> {
		const node = this.#node;
		if (!isMap(node)) {
			if (node !== undefined && !this.isNothing) {
				this.say('must be a map');
			}
			return [];
		}
		return node.items.map(({key, value}) => {
			const name = new Value(this.#source, key, this.path).asText();
			const path = this.path === '' ? name : `${this.path}.${name}`;
			// An empty value has no place of its own, so mistakes about it stand at its name.
			return [name, new Value(this.#source, value ?? key, path)] as const;
		});
	}

	asList(): readonly Value[] {
		const node = this.#node;
		if (isSeq(node)) {
			return node.items.map((item, index) => new Value(this.#source, item, `${this.path}[${index}]`));
		}
		if (!this.isNothing) {
			this.say('must be a list');
		}
		return [];
	}

	/** A list, or one that is written without the brackets. */
	asOneOrMore(): readonly Value[] {
		return isSeq(this.#node) ? this.asList() : [this];
	}

	/** As it is written, so that `068431975520` keeps its zero. */
	asText(): string {
		const node = this.#node;
		if (isScalar(node) && node.value !== null) {
			return node.type === 'PLAIN' && node.source !== undefined ? node.source : String(node.value);
		}
		this.say('must be a text');
		return '';
	}

	/** A text of a given form. `what` ends the sentence "must be …". */
	asMatch(pattern: RegExp, what: string): string {
		const text = this.asText();
		if (text !== '' && !pattern.test(text)) {
			this.say(`must be ${what}, not '${text}'`);
		}
		return text;
	}

	asNumber(least: number, most = Number.MAX_SAFE_INTEGER): number {
		const number = Number(this.asText());
		if (number >= least && number <= most) {
			return number;
		}
		this.say(
			most === Number.MAX_SAFE_INTEGER ? `must be a number from ${least}` : `must be a number from ${least} to ${most}`,
		);
		return least;
	}

	asFlag(): boolean {
		return this.asOneOf(['true', 'false']) === 'true';
	}

	asOneOf<const Choice extends string>(choices: readonly Choice[]): Choice {
		const text = this.asText();
		const choice = choices.find(candidate => candidate === text);
		if (choice === undefined) {
			this.say(`must be one of ${choices.join(', ')}, not '${text}'`);
		}
		return choice ?? choices[0]!;
	}

	/** A span such as `500ms`, `30s`, `5m`, `2h` or `3d`, in milliseconds. */
	asSpan(): number {
		const text = this.asText();
		const parts = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text);
		if (parts) {
			return Number(parts[1]) * unitMs[parts[2] as keyof typeof unitMs];
		}
		this.say(`must be a span such as 500ms, 30s, 5m, 2h or 3d, not '${text}'`);
		return 0;
	}

	/** Its YAML as it is written, by itself; `undefined` where it leads to anchors elsewhere. */
	asYaml(): string | undefined {
		try {
			const own = new Document();
			own.contents = this.#node ?? null;
			return own.toString({lineWidth: 0});
		} catch {
			return undefined;
		}
	}

	/** Whether a position of the file is within a member's member: within one of the runbooks, not only beside them. */
	isWithin(name: string, offset: number): boolean {
		const member: unknown = isMap(this.#node) ? this.#node.get(name, true) : undefined;
		return (
			isMap(member) &&
			member.items.some(({value}) => {
				const range = (value as Node | null)?.range;
				return range !== undefined && range !== null && offset >= range[0] && offset <= range[2];
			})
		);
	}

	/** What YAML makes of it. */
	asPlain(): unknown {
		return this.#node?.toJS(this.#source.document);
	}

	get isMap(): boolean {
		return isMap(this.#node);
	}

	get isNothing(): boolean {
		return this.#node === undefined || (isScalar(this.#node) && this.#node.value === null);
	}

	#nearest(below: ReadonlyArray<string | number>): Node | undefined {
		let node = this.#node;
		for (const key of below) {
			const next: unknown = isMap(node) || isSeq(node) ? node.get(key, true) : undefined;
			if (typeof next !== 'object' || next === null) {
				break;
			}
			node = next as Node;
		}
		return node;
	}
}

const unitMs = {ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000};

/** The members of a map. */
export class Members {
	readonly #of: Value;
	readonly #values: ReadonlyMap<string, Value>;

	constructor(of: Value, values: ReadonlyMap<string, Value>) {
		this.#of = of;
		this.#values = values;
	}

	get(name: string): Value | undefined {
		return this.#values.get(name);
	}

	/** A member that has to be there; its absence is a mistake. */
	need(name: string): Value | undefined {
		const value = this.#values.get(name);
		if (!value) {
			this.#of.say(`${name} is missing`);
		}
		return value;
	}
}
