import {classifyStatus, endsClass, knownStatuses, type Status, type StatusClass} from '../domain/status.ts';

/** What a status means, by how much an operator has to care, worst first. */
export const severities: readonly StatusClass[] = [
	'failed',
	'waiting',
	'unclear',
	'cancelled',
	'unknown',
	'running',
	'skipped',
	'idle',
	'succeeded',
];

/** Place in {@link severities}, from 1 (the worst) to 9; 0 stands for "no location". A number, so that blocks of thousands are compared in typed arrays. */
export type Severity = number;

/** How many numbers a `Severity` may be, 0 included. */
export const severityCount = severities.length + 1;

const placeOf = Object.fromEntries(severities.map((name, place) => [name, place + 1])) as Record<StatusClass, Severity>;

export function severityOf(status: Status): Severity {
	return placeOf[classifyStatus(status)];
}

export function severityOfClass(statusClass: StatusClass): Severity {
	return placeOf[statusClass];
}

/** The class that a severity stands for; `undefined` for 0. */
export function classOfSeverity(severity: Severity): StatusClass | undefined {
	return severities[severity - 1];
}

/** Order statuses by how much an operator has to care, worst first. */
export function compareSeverity(a: Status, b: Status): number {
	return severityOf(a) - severityOf(b) || (a < b ? -1 : a > b ? 1 : 0);
}

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

	/** The highest number so far. */
	get count(): number {
		return this.#statuses.length;
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
