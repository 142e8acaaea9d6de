import type {Outcome} from '../core/domain/failure.ts';
import type {StackEvent, StackPlace} from '../core/domain/stack-event.ts';

/** Stacks of CloudFormation that steps create. */
export type Stacks = {
	/** `DescribeStackEvents`, the newest first, at most 500. `denied` where the role there may not read them; `invalid` where the stack no longer exists. The adapter reads the pages; calling again is safe. */
	listEvents(place: StackPlace): Promise<Outcome<readonly StackEvent[]>>;
};
