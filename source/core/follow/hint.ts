import type {Location} from '../domain/location.ts';
import type {Status} from '../domain/status.ts';
import type {LocationIndex} from '../grid/location-grid.ts';

/** What an event of EventBridge says of an execution. It may be late, doubled or wrong, so it only says what to read next. */
export type Hint = {
	/** The fan-out, or a child of it. */
	readonly executionId: string;
	/** The account and Region that the event is of. */
	readonly where: Location;
	/** The step that the event is about; `null` for one about the execution. */
	readonly stepName: string | null;
	readonly status: Status;
};

/** What events have said of a followed execution, as far as it isn't read yet. */
export type Hints = {
	/** Locations that are said to have ended, until a read says so. */
	readonly ended: ReadonlyMap<LocationIndex, {readonly tries: number; readonly notBefore: number}>;
	/** Ends that were read after an event had named them, and ends that no event had named; the older count for less. */
	readonly confirmed: number;
	readonly missed: number;
};

export const noHints: Hints = {ended: new Map(), confirmed: 0, missed: 0};
