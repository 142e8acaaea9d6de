import type {StepExecution} from '../core/domain/execution.ts';
import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {Page} from '../ports/automation.ts';
import {ReadBudget} from '../runtime/budget.ts';
import type {Services} from './services.ts';

/** Every step of an execution, page by page within the rate. */
export async function readAllSteps(
	{automation, clock, rate}: Services,
	where: Location,
	executionId: string,
): Promise<Outcome<readonly StepExecution[]>> {
	const budget = new ReadBudget(clock, rate);
	const steps: StepExecution[] = [];
	let token: string | null = null;
	do {
		const from: string | null = token;
		const page: Outcome<Page<StepExecution>> = await budget.run(where, 'opened', () =>
			automation.listSteps(where, executionId, {}, from),
		);
		if (!page.ok) {
			return page;
		}

		steps.push(...page.value.items);
		token = page.value.nextToken;
	} while (token !== null);

	return succeed(steps);
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
