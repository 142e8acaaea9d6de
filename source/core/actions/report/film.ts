import {classifyEnding, endsClass, type Status} from '../../domain/status.ts';
import type {RecordLine} from '../../follow/fan-out-record.ts';
import {type LocationRecord, recordKey} from '../../grid/location-record.ts';

/**
Every change of status of the locations of a report, by time: the report's slider moves through them.

These are typed arrays, as 100,000 locations have some 300,000 changes.
*/
export type Film = {
	/** Each status that occurs; the first is the one that every location begins with. */
	readonly statuses: readonly Status[];
	/** The location of each change, as its index in the report's records. */
	readonly locations: Uint32Array;
	/** The new status of each change, as its index in `statuses`. */
	readonly changes: Uint8Array;
	/** Epoch milliseconds, whole. */
	readonly times: Float64Array;
};

/** The status of a location before it has begun. */
const atFirst: Status = 'NotStarted';
/** The most statuses that a film distinguishes; AWS has 19. A later one is shown as the last of them. */
const mostStatuses = 255;

type Change = {readonly at: number; readonly status: Status};

/**
Put together when every location changed its status.

Where AWS reports when a location began and ended, these times are used, whenever rollgrid has seen them; so a location that was only seen at its end begins and ends at these times, too.

@param records - The locations as they are at the end, in the order of the film.
@param lines - The recorded changes; those of locations that aren't among the records are left out.
@param endedAt - The time of a last status that has no time of its own.
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

/** List the changes of a location: each status when it differs from the one before. */
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
