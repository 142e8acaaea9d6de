import type {StepExecution} from '../core/domain/execution.ts';
import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import {readPages} from '../runtime/read-pages.ts';
import type {Services} from './services.ts';

/** Every step of an execution, page by page within the rate. */
export function readAllSteps(
	{automation}: Pick<Services, 'automation'>,
	where: Location,
	executionId: string,
): Promise<Outcome<readonly StepExecution[]>> {
	return readPages(token => automation.listSteps(where, executionId, {}, token));
}

/**
The child execution that a parent started in a location: as the parent's step names it, else looked up there by its parent.

@returns `null` where none was started there.
*/
export async function findChild(
	services: Services,
	where: Location,
	parentExecutionId: string,
	steps: readonly StepExecution[],
): Promise<Outcome<string | null>> {
	const named = steps.find(
		({location}) => location?.accountId === where.accountId && location.region === where.region,
	)?.childExecutionId;
	if (named) {
		return succeed(named);
	}

	const page = await services.automation.listExecutions(where, {parentExecutionId}, null);
	return page.ok
		? succeed(page.value.items.find(item => item.parentExecutionId === parentExecutionId)?.executionId ?? null)
		: page;
}
