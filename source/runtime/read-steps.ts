import type {StepExecution} from '../core/domain/execution.ts';
import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {Automation} from '../ports/automation.ts';
import {readPages} from './read-pages.ts';

/** Every step of an execution, page by page. */
export function readSteps(
	automation: Automation,
	where: Location,
	executionId: string,
): Promise<Outcome<readonly StepExecution[]>> {
	return readPages(token => automation.listSteps(where, executionId, {}, token));
}
