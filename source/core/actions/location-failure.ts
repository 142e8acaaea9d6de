import type {Failure} from '../domain/failure.ts';
import type {Location} from '../domain/location.ts';

/** What failed in one of several places. */
export type LocationFailure = {readonly where: Location; readonly failure: Failure};
