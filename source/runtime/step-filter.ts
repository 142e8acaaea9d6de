import type {StepRead} from '../core/follow/step-read.ts';
import type {StepFilter} from '../ports/automation.ts';

/** What a reading asks AWS for. */
export function toStepFilter(read: StepRead): StepFilter {
	switch (read.kind) {
		case 'all':
			return {};
		case 'statuses':
			return {statuses: read.statuses};
		case 'started-after':
			return {startedAfter: read.startedAfter};
		case 'ids':
			return {stepExecutionIds: read.stepExecutionIds};
	}
}
