import {classifyEnding, endsClass, type Status} from '../../domain/status.ts';
import type {RecordLine} from '../../follow/fan-out-record.ts';
import {type LocationRecord, recordKey} from '../../grid/location-record.ts';

/**
Every change of status of the locations of a report, by time: what the report's slider goes through.

Typed arrays, as 100,000 locations come to some 300,000 changes.
*/
export type Film = {
	/** Each status that occurs; what every location begins with is the first. */
	readonly statuses: readonly Status[];
	/** Places among the records of the report; each change has one. */
	readonly locations: Uint32Array;
	/** Places among `statuses`. */
	readonly changes: Uint8Array;
	/** Epoch milliseconds, whole. */
	readonly times: Float64Array;
};

/** What a location is before it has begun. */
const atFirst: Status = 'NotStarted';
/** No more statuses are told apart: AWS has 19. What comes beyond is shown as the last of them. */
const mostStatuses = 255;

type Change = {readonly at: number; readonly status: Status};

/**
Put together what became of every location, and when.

Where AWS says when a location began and ended, that is the time, whenever rollgrid has seen it; a location of which nothing was seen on its way begins and ends at these times, too.

@param records - The locations as they are at the end, in the order that the film has them in.
@param lines - What was seen; of locations that aren't among the records it is left out.
@param endedAt - When what has no time of its own came to its status.
*/
export function makeFilm(records: readonly LocationRecord[], lines: readonly RecordLine[], endedAt: number): Film {
	const places = new Map(records.map((record, place) => [recordKey(record), place]));
	const seen: LocationRecord[][] = records.map(() => []);
	const seenAt: number[][] = records.map(() => []);
	for (const line of lines) {
		const place = line.type === 'location' ? places.get(recordKey(line.record)) : undefined;
		if (line.type === 'location' && place !== undefined) {
			seen[place]!.push(line.record);
			seenAt[place]!.push(line.at);
		}
	}

	const palette = new Map<Status, number>([[atFirst, 0]]);
	const film: Array<readonly [at: number, place: number, status: number]> = [];
	for (const [place, record] of records.entries()) {
		for (const {at, status} of listChanges([...seen[place]!, record], [...seenAt[place]!, endedAt])) {
			const known = palette.get(status) ?? Math.min(palette.size, mostStatuses - 1);
			palette.set(status, known);
			film.push([at, place, known]);
		}
	}

	film.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
	return {
		statuses: [...palette.keys()].slice(0, mostStatuses),
		times: Float64Array.from(film, ([at]) => at),
		locations: Uint32Array.from(film, ([, place]) => place),
		changes: Uint8Array.from(film, ([, , status]) => status),
	};
}

/** What a location went through, each status once it has changed. */
function listChanges(records: readonly LocationRecord[], seenAt: readonly number[]): readonly Change[] {
	const changes: Change[] = [];
	let last: Status = atFirst;
	let lastAt = Number.NEGATIVE_INFINITY;
	let startedAt: number | null = null;
	for (const [place, record] of records.entries()) {
		const isEnd = endsClass(classifyEnding(record));
		const isBegun = record.startedAt !== null && record.startedAt !== startedAt;
		const add = (at: number, status: Status): void => {
			if (status !== last) {
				last = status;
				lastAt = Math.max(lastAt, Math.floor(at));
				changes.push({at: lastAt, status});
			}
		};
		if (isBegun) {
			({startedAt} = record);
			add(startedAt!, isEnd ? 'InProgress' : record.status);
		}

		add(isEnd && record.endedAt !== null ? record.endedAt : seenAt[place]!, record.status);
	}

	return changes;
}
