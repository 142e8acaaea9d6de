import {appendFileSync} from 'node:fs';
import {escapeJson} from '../../core/domain/hostile.ts';
import type {LogEntry} from '../../core/status/log-entry.ts';
import type {ApiCall, CallLog} from '../../ports/call-log.ts';

/** How many entries the log's screen can show. */
const callsKept = 1000;

/** Keeps the latest calls and counts all of them. */
export class CallRecorder implements CallLog {
	/** Keeps the calls, and the messages of libraries and Node, in order of arrival. */
	#entries: LogEntry[] = [];
	#number = 0;
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
		this.#keep(toEntry(call));
		this.#append(call);
	}

	/** Something else that belongs into the log: what a library has said. */
	note(words: string, at: number): void {
		this.#keep({
			at,
			where: '',
			operation: '',
			took: null,
			outcome: words,
			requestId: null,
			kind: 'words',
			hasFailed: false,
			commandLine: null,
		});
		this.#append({at: new Date(at).toISOString(), said: words});
	}

	#keep(entry: Omit<LogEntry, 'number'>): void {
		this.#number++;
		this.#entries = [...this.#entries, {...entry, number: this.#number}].slice(-callsKept);
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

	/** All that is kept, newest first. */
	listEntries(): readonly LogEntry[] {
		return this.#entries.toReversed();
	}
}

function toEntry({startedAt, where, service, operation, took, errorCode, requestId, isAction, commandLine}: ApiCall) {
	return {
		at: startedAt,
		where: `${where.accountId ?? '—'}/${where.region}`,
		operation: `${service}:${operation}`,
		took,
		outcome: errorCode ?? 'ok',
		requestId,
		kind: isAction ? 'action' : 'read',
		hasFailed: errorCode !== null,
		commandLine,
	} as const;
}
