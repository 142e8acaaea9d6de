import type {Signal, StopType} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';

/** A stop or a signal to one execution, in its own account and Region. */
export type Intervention = {readonly where: Location; readonly executionId: string} & (
	| {readonly type: 'stop'; readonly stopType: StopType}
	| {readonly type: 'signal'; readonly signal: Signal}
);
