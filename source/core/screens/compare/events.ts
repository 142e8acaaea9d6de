import type {Outcome} from '../../domain/failure.ts';
import type {Location} from '../../domain/location.ts';
import type {ChildRead} from '../../follow/child-read.ts';

/** Comparing a value over all locations. */
export type CompareEvent =
	/** Choose another value to compare. */
	| {readonly type: 'compared-changed'}
	| {
			readonly type: 'child-read';
			readonly where: Location;
			readonly parentExecutionId: string;
			/** `null` where no child was started there. */
			readonly outcome: Outcome<ChildRead | null>;
	  };
