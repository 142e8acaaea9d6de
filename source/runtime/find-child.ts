import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {Automation} from '../ports/automation.ts';

/**
Look up the child execution that a parent has started in a location.

@returns `null` where none was started there.
*/
export async function findChild(
	automation: Automation,
	where: Location,
	parentExecutionId: string,
): Promise<Outcome<string | null>> {
	const page = await automation.listExecutions(where, {parentExecutionId}, null);
	return page.ok
		? succeed(page.value.items.find(item => item.parentExecutionId === parentExecutionId)?.executionId ?? null)
		: page;
}
