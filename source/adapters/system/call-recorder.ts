import {appendFileSync} from 'node:fs';
import {escapeJson} from '../../core/domain/hostile.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import type {ApiCall, CallLog} from '../../ports/call-log.ts';

/** Calls that the log's screen can show. */
const callsKept = 1000;

/** Keeps the latest calls and counts all of them. */
export class CallRecorder implements CallLog {
	#calls: ApiCall[] = [];
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
		if (this.#file !== undefined) {
			try {
				appendFileSync(this.#file, `${escapeJson(JSON.stringify(call))}\n`, {mode: 0o600});
			} catch {
				// A log that can't be written must not end a watch.
			}
		}
	}

	traffic(): {readonly calls: number; readonly throttled: number} {
		return {calls: this.#count, throttled: this.#throttled};
	}

	/** A line for each call, newest first; an action or a failure with AWS's request ID, and under an action the `aws` command that does the same. */
	listLines(): readonly string[] {
		return this.#calls
			.toReversed()
			.flatMap(({startedAt, where, service, operation, took, errorCode, requestId, isAction, commandLine}) => [
				toPrintableLine(
					[
						new Date(startedAt).toISOString().slice(11, 23),
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
			]);
	}
}
