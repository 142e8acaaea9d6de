import {appendFileSync} from 'node:fs';
import {escapeJson} from '../../core/domain/hostile.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import type {ApiCall, CallLog} from '../../ports/call-log.ts';

/** Calls that the log's screen can show. */
const callsKept = 1000;

/** Keeps the latest calls and counts all of them. */
export class CallRecorder implements CallLog {
	#calls: ApiCall[] = [];
	/** What libraries and Node have said, as lines of the log. */
	#notes: Array<{readonly at: number; readonly line: string}> = [];
	#count = 0;
	#throttled = 0;
	readonly #file: string | undefined;

	/**
	@param file - Every call is appended to it as one line of JSON; `undefined` writes none.
	*/
	constructor(file: string | undefined) {
		this.#file = file;
	}

	record(call: ApiCall): void {
		this.#count++;
		this.#throttled += /^(Throttl|TooManyRequests)/.test(call.errorCode ?? '') ? 1 : 0;
		this.#calls.push(call);
		this.#calls = this.#calls.slice(-callsKept);
		this.#append(call);
	}

	/** Something else that belongs into the log: what a library has said. */
	note(words: string, at: number): void {
		const line = toPrintableLine(`${printTime(at)}  ! ${words}`);
		this.#notes = [...this.#notes, {at, line}].slice(-callsKept);
		this.#append({at: new Date(at).toISOString(), said: words});
	}

	traffic(): {readonly calls: number; readonly throttled: number} {
		return {calls: this.#count, throttled: this.#throttled};
	}

	#append(entry: object): void {
		if (this.#file !== undefined) {
			try {
				appendFileSync(this.#file, `${escapeJson(JSON.stringify(entry))}\n`, {mode: 0o600});
			} catch {
				// A log that can't be written must not end a watch.
			}
		}
	}

	/** A line for each call, and for what else was said, newest first; an action or a failure with AWS's request ID, and under an action the `aws` command that does the same. */
	listLines(): readonly string[] {
		const calls = this.#calls.map(call => ({at: call.startedAt, lines: listLines(call)}));
		const notes = this.#notes.map(({at, line}) => ({at, lines: [line]}));
		return [...calls, ...notes].sort((a, b) => b.at - a.at).flatMap(({lines}) => lines);
	}
}

function listLines({
	startedAt,
	where,
	service,
	operation,
	took,
	errorCode,
	requestId,
	isAction,
	commandLine,
}: ApiCall): readonly string[] {
	return [
		toPrintableLine(
			[
				printTime(startedAt),
				`${where.accountId ?? '—'}/${where.region}`,
				`${service}:${operation}`,
				`${took} ms`,
				errorCode ?? 'ok',
				isAction || errorCode !== null ? requestId : null,
			]
				.filter(part => part !== null)
				.join('  '),
		),
		...(commandLine === null ? [] : [toPrintableLine(`  ${commandLine}`)]),
	];
}

function printTime(at: number): string {
	return new Date(at).toISOString().slice(11, 23);
}
