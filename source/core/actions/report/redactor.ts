import type {Account} from '../../domain/account.ts';
import type {Execution} from '../../domain/execution.ts';
import {isRecord} from '../../domain/shape.ts';
import type {RecordLine} from '../../follow/fan-out-record.ts';
import type {Happening} from '../../follow/happening.ts';
import type {LocationRecord} from '../../grid/location-record.ts';

/** What can be removed from a report before it is handed on. */
export const redactions = ['accounts', 'names', 'messages'] as const;

export type Redaction = (typeof redactions)[number];

/** An account's ID. A UUID is matched first, since it may end in twelve digits. */
const idForm = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?<!\d)\d{12}(?!\d)/gi;

/** The part of an ARN that is a person's name, and the part before it. */
const personForm = /((?:assumed-role\/[\w+=,.@-]+|:user|:federated-user)\/)([^\s"',]+)/g;

/** What replaces a message. */
const leftOut = 'left out of this report';

/** Shorter names aren't searched for within texts: they are parts of other words. */
const shortestSought = 3;

/**
Removes what isn't to be handed on. An account ID becomes another of the same shape, everywhere the same; names of accounts, OUs and people become numbers; a message, a comment or the text of a note is replaced by words that there was one.

Account IDs and names are also replaced within texts: AWS repeats them in ARNs and in messages.
*/
export class Redactor {
	readonly #rules: ReadonlySet<Redaction>;
	readonly #accounts = new Map<string, string>();
	readonly #names = new Map<string, string>();
	readonly #people = new Map<string, string>();
	/** The longest first: one name may be the beginning of another. */
	readonly #sought: ReadonlyArray<readonly [name: string, stands: string]>;
	readonly #soughtPeople: ReadonlyArray<readonly [form: RegExp, stands: string]>;

	/**
	@param accounts - Those whose names are known.
	@param people - Those who have acted, by ARN or by another name.
	*/
	constructor(rules: readonly Redaction[], accounts: Iterable<Account>, people: Iterable<string | null> = []) {
		this.#rules = new Set(rules);
		for (const {name, path} of accounts) {
			for (const [known, kind] of [[name, 'account'] as const, ...path.map(unit => [unit.name, 'unit'] as const)]) {
				if (known !== null && known !== '' && !this.#names.has(known)) {
					this.#names.set(known, `${kind}-${this.#names.size + 1}`);
				}
			}
		}

		for (const person of people) {
			if (person !== null) {
				this.#person(person);
			}
		}

		this.#sought = [...this.#names]
			.filter(([name]) => name.length >= shortestSought)
			.sort(([a], [b]) => b.length - a.length);
		this.#soughtPeople = [...this.#people]
			.filter(([name]) => name.length >= shortestSought)
			.sort(([a], [b]) => b.length - a.length)
			.map(([name, stands]) => [new RegExp(`(?<!\\w)${escapePattern(name)}(?!\\w)`, 'g'), stands]);
	}

	/** Redact a text. */
	text(text: string): string {
		let redacted = text;
		if (this.#rules.has('names')) {
			// A session is named after a person.
			redacted = redacted.replace(personForm, (_, before: string, name: string) => `${before}${this.#person(name)}`);
			for (const [form, stands] of this.#soughtPeople) {
				redacted = redacted.replace(form, stands);
			}

			for (const [name, stands] of this.#sought) {
				redacted = redacted.replaceAll(name, stands);
			}
		}

		return this.#rules.has('accounts')
			? redacted.replace(idForm, found => (found.length === 12 ? this.#account(found) : found))
			: redacted;
	}

	/** Redact every text in a value. */
	value<T>(value: T): T {
		const walk = (one: unknown): unknown =>
			typeof one === 'string'
				? this.text(one)
				: Array.isArray(one)
					? one.map(walk)
					: isRecord(one)
						? Object.fromEntries(Object.entries(one).map(([key, member]) => [this.text(key), walk(member)]))
						: one;
		return walk(value) as T;
	}

	/** Redact a message of AWS or of a person. */
	message(message: string | null): string | null {
		return message === null ? null : this.#rules.has('messages') ? leftOut : this.text(message);
	}

	/** Redact the name of a person who did something. */
	who(who: string | null): string | null {
		return who === null ? null : this.#rules.has('names') ? this.#person(who) : this.text(who);
	}

	execution(execution: Execution): Execution {
		const {failureMessage, executedBy, executionId, parentExecutionId, steps, outputs, ...rest} = execution;
		const hidesMessages = this.#rules.has('messages');
		return {
			...this.value(rest),
			executionId,
			parentExecutionId,
			executedBy: this.who(executedBy),
			failureMessage: this.message(failureMessage),
			outputs: hidesMessages ? {} : this.value(outputs),
			steps: hidesMessages ? [] : this.value(steps),
		};
	}

	location(record: LocationRecord): LocationRecord {
		const {location, name, stepExecutionId, childExecutionId, failureMessage} = record;
		const orNull = (text: string | null): string | null => (text === null ? null : this.text(text));
		return {
			...record,
			location: location === null ? null : this.value(location),
			name: orNull(name),
			stepExecutionId: orNull(stepExecutionId),
			childExecutionId: orNull(childExecutionId),
			failureMessage: this.message(failureMessage),
		};
	}

	line(line: RecordLine): RecordLine {
		return line.type === 'execution'
			? {...line, execution: this.execution(line.execution)}
			: {...line, record: this.location(line.record)};
	}

	happening(happening: Happening): Happening {
		switch (happening.type) {
			case 'did':
				return {
					...this.value(happening),
					by: this.who(happening.by),
					comment: this.message(happening.comment),
				};
			case 'note':
				return {...happening, by: this.who(happening.by), text: this.message(happening.text) ?? ''};
			case 'gate':
				return {
					...happening,
					name: this.text(happening.name),
					because: this.message(happening.because),
					by: this.who(happening.by),
				};
			default:
				return this.value(happening);
		}
	}

	account(account: Account): Account {
		const rename = (name: string): string =>
			this.#rules.has('names') ? (this.#names.get(name) ?? name) : this.text(name);
		return {
			...this.value(account),
			name: account.name === null ? null : rename(account.name),
			path: account.path.map(unit => ({...this.value(unit), name: rename(unit.name)})),
		};
	}

	#account(found: string): string {
		const known = this.#accounts.get(found);
		if (known !== undefined) {
			return known;
		}

		const stands = String(this.#accounts.size + 1).padStart(12, '0');
		this.#accounts.set(found, stands);
		return stands;
	}

	/** Replace a person. An ARN ends with the name of the session or the user. */
	#person(who: string): string {
		const name = who.startsWith('arn:') ? who.slice(who.lastIndexOf('/') + 1) : who;
		const known = this.#people.get(name);
		if (known !== undefined) {
			return known;
		}

		const stands = /^person-\d+$/.test(name) ? name : `person-${this.#people.size + 1}`;
		this.#people.set(name, stands);
		return stands;
	}
}

function escapePattern(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
