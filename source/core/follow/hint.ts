import type {Location} from '../domain/location.ts';
import type {Status} from '../domain/status.ts';
import type {LocationIndex} from '../grid/location-grid.ts';

/** What an event of EventBridge says about an execution. It may be late, doubled or wrong, so it only decides what to read next. */
export type Hint = {
	/** The fan-out, or one of its children. */
	readonly executionId: string;
	/** The account and Region of the event. */
	readonly where: Location;
	/** The step that the event is about; `null` for one about the execution. */
	readonly stepName: string | null;
	readonly status: Status;
	/** When it happened, by AWS's clock, epoch milliseconds; `null` where the event doesn't say. */
	readonly at: number | null;
};

/** What events have said about a followed execution and no read has confirmed yet. */
export type Hints = {
	/** Locations that have ended according to events, until a read confirms it. */
	readonly ended: ReadonlyMap<LocationIndex, {readonly tries: number; readonly notBefore: number}>;
	/** How many ends were read after an event had named them, and how many that no event had named; older ones count less. */
	readonly confirmed: number;
	readonly missed: number;
};

/** How many ends events have to name before polling slows down. */
const enoughConfirmed = 3;

export const noHints: Hints = {ended: new Map(), confirmed: 0, missed: 0};

/** Whether events have named nearly every recent end, so that polling may be slower. */
export function areHintsGood({confirmed, missed}: Hints): boolean {
	return confirmed >= enoughConfirmed && missed * 4 <= confirmed;
}
