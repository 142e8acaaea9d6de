import type {Execution} from '../../core/domain/execution.ts';
import {maskMembers, maskText} from '../../core/domain/secrets/secrets.ts';
import type {RecordLine} from '../../core/follow/fan-out-record.ts';

/** A location's line is a list, as there may be hundreds of thousands: time, account, Region, status, start, end, step, child, message. */
type LocationLine = readonly [
	number,
	string,
	string,
	string,
	number | null,
	number | null,
	string | null,
	string | null,
	string | null,
];

export function toLine(line: RecordLine): string {
	if (line.type === 'execution') {
		return JSON.stringify({at: line.at, execution: maskMembers(line.execution)});
	}

	const {location, status, startedAt, endedAt, stepExecutionId, childExecutionId, failureMessage} = line.record;
	const {accountId, region} = location;
	const fields: LocationLine = [
		line.at,
		accountId,
		region,
		status,
		startedAt,
		endedAt,
		stepExecutionId,
		childExecutionId,
		failureMessage === null ? null : maskText(failureMessage),
	];
	return JSON.stringify(fields);
}

/** `undefined` for an empty line, and for one that a crash has torn off. */
export function fromLine(text: string): RecordLine | undefined {
	let read: unknown;
	try {
		read = text === '' ? undefined : JSON.parse(text);
	} catch {
		return undefined;
	}

	if (Array.isArray(read)) {
		const [at, accountId, region, status, startedAt, endedAt, stepExecutionId, childExecutionId, failureMessage] =
			read as unknown as LocationLine;
		const location = {accountId, region};
		const record = {location, status, startedAt, endedAt, stepExecutionId, childExecutionId, failureMessage};
		return {type: 'location', at, record};
	}

	return typeof read === 'object' && read !== null
		? {type: 'execution', ...(read as {readonly at: number; readonly execution: Execution})}
		: undefined;
}
