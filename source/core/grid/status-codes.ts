import {knownStatuses, type Status} from '../domain/status.ts';
import {type Severity, severityOf} from './severity.ts';

/** Numbers for statuses, so that a grid keeps them in a typed array: from 1 on, 0 stands for none. A status that AWS added since gets the next number. */
export class StatusCodes {
	readonly #statuses: Status[] = [...knownStatuses];
	readonly #severities: Severity[] = [0, ...knownStatuses.map(severityOf)];

	codeOf(status: Status): number {
		const known = this.#statuses.indexOf(status) + 1;
		if (known > 0) {
			return known;
		}

		this.#severities.push(severityOf(status));
		return this.#statuses.push(status);
	}

	/** `undefined` for 0. */
	statusOf(code: number): Status | undefined {
		return this.#statuses[code - 1];
	}

	/** 0 for 0. */
	severityOf(code: number): Severity {
		return this.#severities[code] ?? 0;
	}
}
