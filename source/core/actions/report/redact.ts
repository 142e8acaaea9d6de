import type {Account} from '../../domain/account.ts';
import type {Execution} from '../../domain/execution.ts';
import {isRecord} from '../../domain/shape.ts';
import type {RecordLine} from '../../follow/fan-out-record.ts';
import type {SharedRecord} from '../../follow/shared-record.ts';
import {LocationGrid} from '../../grid/location-grid.ts';
import type {LocationRecord} from '../../grid/location-record.ts';
import type {ReportSource} from './report-source.ts';

/** What can be removed from a report before it is handed on. */
export const redactions = ['accounts', 'names', 'messages'] as const;

export type Redaction = (typeof redactions)[number];

/** An account's ID. A UUID is matched first, since it may end in twelve digits. */
const idForm = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?<!\d)\d{12}(?!\d)/gi;

/** What replaces a message. */
const leftOut = 'left out of this report';

/**
Removes what isn't to be handed on. An account ID becomes another of the same shape, everywhere the same; names of accounts, OUs and people become numbers; a message is replaced by a note that there was one.

Account IDs and names are also replaced within texts: AWS repeats them in ARNs and in messages.
*/
export class Redactor {
	readonly #rules: ReadonlySet<Redaction>;
	readonly #accounts = new Map<string, string>();
	readonly #names: ReadonlyArray<readonly [name: string, stands: string]>;

	/** @param accounts - The accounts whose names are known. */
	constructor(rules: readonly Redaction[], accounts: Iterable<Account>) {
		this.#rules = new Set(rules);
		const names = new Map<string, string>();
		for (const {name, path} of accounts) {
			for (const [known, kind] of [[name, 'account'] as const, ...path.map(unit => [unit.name, 'unit'] as const)]) {
				if (known !== null && known.length > 2 && !names.has(known)) {
					names.set(known, `${kind}-${names.size + 1}`);
				}
			}
		}

		// The longest first: one name may be the beginning of another.
		this.#names = [...names].sort(([a], [b]) => b.length - a.length);
	}

	/** Redact a text. */
	text(text: string): string {
		let redacted = text;
		if (this.#rules.has('names')) {
			for (const [name, stands] of this.#names) {
				redacted = redacted.replaceAll(name, stands);
			}

			// A session is named after a person.
			redacted = redacted.replace(/((?:assumed-role\/[\w+=,.@-]+|:user)\/)[^\s"',]+/g, '$1person');
		}

		return this.#rules.has('accounts')
			? redacted.replace(idForm, found => (found.length === 12 ? this.#account(found) : found))
			: redacted;
	}

	/** Redact every text within a value. */
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

	message(message: string | null): string | null {
		return message === null ? null : this.#rules.has('messages') ? leftOut : this.text(message);
	}

	execution(execution: Execution): Execution {
		const {failureMessage, executedBy, executionId, parentExecutionId, steps, outputs, ...rest} = execution;
		const hidesMessages = this.#rules.has('messages');
		return {
			...this.value(rest),
			executionId,
			parentExecutionId,
			executedBy: executedBy === null ? null : this.#rules.has('names') ? 'somebody' : this.text(executedBy),
			failureMessage: this.message(failureMessage),
			outputs: hidesMessages ? {} : this.value(outputs),
			steps: hidesMessages ? [] : this.value(steps),
		};
	}

	location(record: LocationRecord): LocationRecord {
		const {location, name, failureMessage} = record;
		return {
			...record,
			location: location === null ? null : this.value(location),
			name: name === null ? null : this.text(name),
			failureMessage: this.message(failureMessage),
		};
	}

	account(account: Account): Account {
		return this.value(account);
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
}

/** Redact what a report is made from: so every format leaves out the same. */
export function redactSource(source: ReportSource, rules: readonly Redaction[]): ReportSource {
	if (rules.length === 0) {
		return source;
	}

	const redactor = new Redactor(rules, source.directory.accounts.values());
	const grid = new LocationGrid();
	grid.isOfSteps = source.grid.isOfSteps;
	for (const index of source.grid.indices()) {
		grid.put(redactor.location(source.grid.recordAt(index)));
	}

	const accounts = [...source.directory.accounts.values()].map(account => redactor.account(account));
	return {
		...source,
		where: redactor.value(source.where),
		execution: redactor.execution(source.execution),
		earlier: source.earlier.map(one => redactor.execution(one)),
		grid,
		directory: {...source.directory, accounts: new Map(accounts.map(one => [one.accountId, one]))},
	};
}

/** Redact a record. */
export function redactRecord(record: SharedRecord, rules: readonly Redaction[]): SharedRecord {
	if (rules.length === 0) {
		return record;
	}

	const redactor = new Redactor(rules, record.accounts);
	return {
		where: redactor.value(record.where),
		accounts: record.accounts.map(account => redactor.account(account)),
		lines: record.lines.map(
			(line): RecordLine =>
				line.type === 'execution'
					? {...line, execution: redactor.execution(line.execution)}
					: {...line, record: redactor.location(line.record)},
		),
	};
}
