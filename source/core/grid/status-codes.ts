import {endsClass, knownStatuses, type Status} from '../domain/status.ts';
import {classOfSeverity, type Severity, severityOf, severityOfClass} from './severity.ts';

/**
Numbers for statuses, so that a grid keeps them in a typed array: from 1 on, 0 stands for none.

A status that AWS added since gets the next number. One that doesn't end by its own meaning, of a location that has ended nevertheless, gets a number of its own: its word stays what AWS sent, its severity is that of `unclear`.
*/
export class StatusCodes {
	readonly #statuses: Status[] = [...knownStatuses];
	readonly #severities: Severity[] = [0, ...knownStatuses.map(severityOf)];
	readonly #open = new Map<Status, number>(knownStatuses.map((status, place) => [status, place + 1]));
	readonly #closed = new Map<Status, number>();

	/** @param isClosed - Whether the location has ended, whatever its status says. */
	codeOf(status: Status, isClosed = false): number {
		const severity = severityOf(status);
		return isClosed && !endsClass(classOfSeverity(severity)!)
			? this.#codeIn(this.#closed, status, severityOfClass('unclear'))
			: this.#codeIn(this.#open, status, severity);
	}

	/** `undefined` for 0. */
	statusOf(code: number): Status | undefined {
		return this.#statuses[code - 1];
	}

	/** 0 for 0. */
	severityOf(code: number): Severity {
		return this.#severities[code] ?? 0;
	}

	#codeIn(codes: Map<Status, number>, status: Status, severity: Severity): number {
		const known = codes.get(status);
		if (known !== undefined) {
			return known;
		}

		this.#severities.push(severity);
		const code = this.#statuses.push(status);
		codes.set(status, code);
		return code;
	}
}
