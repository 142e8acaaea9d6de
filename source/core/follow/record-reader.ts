import type {Account} from '../domain/account.ts';
import type {Location} from '../domain/location.ts';
import {checkShape, isRecord, type Shape} from '../domain/shape.ts';
import type {Unread} from './fan-out-record.ts';
import {type Happening, tidyHappenings} from './happening.ts';
import {parseHappening} from './happening-line.ts';
import {type History, HistoryBuilder} from './history.ts';
import {fromLine} from './record-line.ts';

/** An opened record: what was seen of a fan-out, with what a reader without access to AWS needs. */
export type OpenedRecord = {
	/** The central account and Region. */
	readonly where: Location;
	/** Names of the accounts, where known. */
	readonly accounts: readonly Account[];
	readonly history: History;
	/** By time: who did what, notes, gates, the fuse. */
	readonly happenings: readonly Happening[];
	/** Lines that can't be read. */
	readonly unread: readonly Unread[];
};

/** Why a record can't be opened, as the end of a sentence, and what to do then. */
export type RecordRefusal = {readonly because: string; readonly next: string};

/** After this many unreadable lines before the first readable one, the file is no record. */
const mostForeign = 20;
/** The most unreadable lines that are named; a broken file may have hundreds of thousands. */
const mostNamed = 1000;

const handOn = '`rollgrid report ID --format record -o FILE` writes one.';

/** Reads a record line by line, whoever wrote it: each line is checked first, and only the history is kept. */
export class RecordReader {
	readonly #file: string;
	readonly #builder = new HistoryBuilder();
	readonly #happenings: Happening[] = [];
	readonly #unread: Unread[] = [];
	#where: Location | null;
	#accounts: readonly Account[] = [];
	#hasRead = false;

	/**
	@param file - Its name in messages about its lines.
	@param fallback - The central account and Region where the record itself doesn't say: those of its folder.
	*/
	constructor(file: string, fallback: Location | null) {
		this.#file = file;
		this.#where = fallback;
	}

	/**
	Take a line.

	@param number - From 1.
	@param isLast - Whether the file ends with it, without a line break.
	@returns Why nothing further is to be read; `undefined` to go on.
	*/
	take(written: string, number: number, isLast: boolean): RecordRefusal | undefined {
		const read = parseHappening(written) ?? fromLine(written);
		if ('happening' in read) {
			this.#happenings.push(read.happening);
			return undefined;
		}

		if ('because' in read) {
			return 'isOtherVersion' in read && read.isOtherVersion === true
				? {because: `line ${number}: ${read.because}`, next: 'Open it with the rollgrid that wrote it, or a later one.'}
				: this.#passOver(number, isLast ? 'it is cut short: the end of the file is missing' : read.because);
		}

		this.#hasRead = true;
		if (read.line === null) {
			const head = readHead(written);
			this.#where = head.where ?? this.#where;
			this.#accounts = head.accounts ?? this.#accounts;
		} else {
			this.#builder.add(read.line);
		}

		return undefined;
	}

	/** A line that is longer than any that rollgrid writes. */
	takeTooLong(number: number): RecordRefusal | undefined {
		return this.#passOver(number, 'it is longer than any line of a record');
	}

	/** Finish after the last line: the history, `null` where no line contains the execution. */
	finishHistory(): {readonly history: History | null; readonly unread: readonly Unread[]} {
		return {history: this.#builder.finish(), unread: this.#unread};
	}

	/** Finish after the last line: the record, or why it can't be shown. */
	finish(): OpenedRecord | RecordRefusal {
		const {history, unread} = this.finishHistory();
		if (history === null) {
			const [first] = unread;
			const because = first === undefined ? 'it tells of no execution' : `line ${first.line}: ${first.because}`;
			return {because, next: handOn};
		}

		return this.#where === null
			? {because: 'it doesn’t say of which central account and Region it is', next: handOn}
			: {where: this.#where, accounts: this.#accounts, history, happenings: tidyHappenings(this.#happenings), unread};
	}

	#passOver(line: number, because: string): RecordRefusal | undefined {
		if (this.#unread.length < mostNamed) {
			this.#unread.push({file: this.#file, line, because});
		}

		const [first] = this.#unread;
		return this.#hasRead || this.#unread.length < mostForeign || first === undefined
			? undefined
			: {because: `it is no record of rollgrid: line ${first.line}: ${first.because}`, next: handOn};
	}
}

const accountId: Shape = {type: 'string', min: 12};
const text: Shape = {type: 'string'};
const whereShape: Shape = {
	type: 'object',
	fields: {accountId, region: text},
	required: ['accountId', 'region'],
	takesOthers: true,
};
const accountsShape: Shape = {
	type: 'list',
	of: {
		type: 'object',
		fields: {
			accountId,
			name: {type: 'nullable', of: text},
			path: {
				type: 'list',
				of: {type: 'object', fields: {id: text, name: text}, required: ['id', 'name'], takesOthers: true},
			},
		},
		required: ['accountId', 'name', 'path'],
		takesOthers: true,
	},
};

function readHead(written: string): {readonly where: Location | null; readonly accounts: readonly Account[] | null} {
	const head: unknown = JSON.parse(written);
	if (!isRecord(head)) {
		return {where: null, accounts: null};
	}

	return {
		where: checkShape(head.where, whereShape).length === 0 ? (head.where as Location) : null,
		accounts:
			checkShape(head.accounts, accountsShape).length === 0
				? (head.accounts as readonly Account[]).map(one => ({...one, state: null}))
				: null,
	};
}
