import type {PreflightRecord} from '../core/actions/preflight/verdict-record.ts';
import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {FanOutRecord, KnownFanOut, KnownFanOuts, RecordLine} from '../core/follow/fan-out-record.ts';
import type {KeptHistory} from '../core/follow/history.ts';

/**
What rollgrid has seen of fan-outs, kept longer than AWS's 30 days.

Several consoles may write about the same fan-out: the later line counts. Expect only `local` failures, and lose nothing but the record by them.
*/
export type Records = {
	/** Add to the record of a fan-out. */
	append(where: Location, executionId: string, lines: readonly RecordLine[]): Promise<Outcome<void>>;
	/** Say how it was last seen; replaces what was said before. */
	summarize(known: KnownFanOut): Promise<Outcome<void>>;
	/** Save the result of the preflight before the fan-out was started; replaces an earlier one. */
	keepPreflight(where: Location, executionId: string, preflight: PreflightRecord): Promise<Outcome<void>>;
	/** The result of the preflight before the fan-out was started, or `null`. */
	readPreflight(where: Location, executionId: string): Promise<Outcome<PreflightRecord | null>>;
	/** Everything kept of a fan-out, or `null`. */
	read(where: Location, executionId: string): Promise<Outcome<FanOutRecord | null>>;
	/** Read the record with every change, to be shown at any of its times; `null` where nothing was saved. */
	readHistory(where: Location, executionId: string): Promise<Outcome<KeptHistory | null>>;
	/** The fan-outs that are known in an account and Region. */
	listKnown(where: Location): Promise<Outcome<KnownFanOuts>>;
};
