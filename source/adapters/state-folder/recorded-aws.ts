import type {Account} from '../../core/domain/account.ts';
import {headOf} from '../../core/domain/execution.ts';
import {type Failure, fail, succeed} from '../../core/domain/failure.ts';
import type {KnownFanOut} from '../../core/follow/fan-out-record.ts';
import {recordOf} from '../../core/follow/history.ts';
import type {OpenedRecord} from '../../core/follow/record-reader.ts';
import type {Directory} from '../../ports/directory.ts';
import type {Happenings} from '../../ports/happenings.ts';
import type {Records} from '../../ports/records.ts';

const closed: Failure = {
	kind: 'not-found',
	what: 'This is a record: nothing is read from AWS, and nothing can be changed',
};

/** A port without a service behind it: every call is refused, and none is sent. */
export function closedPort<Port extends object>(): Port {
	// A promise may be resolved with it, which reads `then`.
	return new Proxy({} as Port, {get: (_, name) => (name === 'then' ? undefined : () => Promise.resolve(fail(closed)))});
}

/** A directory of the accounts in a record; every other read is refused. */
export function recordedDirectory(accounts: readonly Account[]): Directory {
	return {
		identify: () => Promise.resolve(fail(closed)),
		listAccounts: () => Promise.resolve(succeed(accounts)),
		readAccountTags: () => Promise.resolve(fail(closed)),
		listRegions: () => Promise.resolve(fail(closed)),
	};
}

/** The happenings of one record; none is added to it. */
export function recordedHappenings({happenings}: OpenedRecord): Happenings {
	return {
		append: () => Promise.resolve(fail(closed)),
		deleteNote: () => Promise.resolve(fail(closed)),
		readKept: () => Promise.resolve(succeed(happenings)),
		read: () => Promise.resolve(succeed(happenings)),
	};
}

/** One record, as the records of an operator are read; nothing is added to it. */
export function oneRecord({where, history, unread}: OpenedRecord): Records {
	const isAbout = (id: string): boolean => history.executionId === id;
	const nothing = () => Promise.resolve(succeed(undefined));
	return {
		append: nothing,
		summarize: nothing,
		keepPreflight: nothing,
		readPreflight: () => Promise.resolve(succeed(null)),
		read: (_, id) => Promise.resolve(succeed(isAbout(id) ? recordOf(history, unread) : null)),
		readHistory: (_, id) => Promise.resolve(succeed(isAbout(id) ? {history, unread} : null)),
		listKnown: () => Promise.resolve(succeed({known: [toKnown()], unread: []})),
	};

	function toKnown(): KnownFanOut {
		const {execution, at: seenAt} = history.executions.at(-1)!;
		return {
			where,
			...headOf(execution),
			byStatus: {},
			isSettled: true,
			seenAt,
		};
	}
}
