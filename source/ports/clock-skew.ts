import type {Outcome} from '../core/domain/failure.ts';

/**
How far AWS's clock is ahead of this machine's, in milliseconds; negative where it is behind. Exact to a second.

AWS refuses what is signed more than five minutes off. Asks once, also where credentials are refused: any answer tells the time. Reading twice is safe. Expect `unreachable` and `credentials` failures.
*/
export type MeasureClockSkew = () => Promise<Outcome<number>>;
