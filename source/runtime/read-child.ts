import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import {type ChildRead, keepChild} from '../core/follow/child-read.ts';
import type {Automation} from '../ports/automation.ts';
import {findChild} from './find-child.ts';

/**
Read of a location's child execution what can be compared.

One read where the child is known and small; one more each to find it by its parent, and to find the step that is wanted in a long one.

@param executionId - The child, or `null` to find it by its parent.
@param stepName - The step that is compared; `null` for none in particular.
@returns `null` where the parent has started none there.
*/
export async function readChild(
	automation: Automation,
	where: Location,
	parentExecutionId: string,
	executionId: string | null,
	stepName: string | null,
): Promise<Outcome<ChildRead | null>> {
	const child = executionId === null ? await findChild(automation, where, parentExecutionId) : succeed(executionId);
	if (!child.ok || child.value === null) {
		return child.ok ? succeed(null) : child;
	}

	const found = child.value;
	const got = await automation.getExecution(where, found);
	if (!got.ok) {
		return got;
	}

	const execution = got.value;
	const isMissing = stepName !== null && execution.steps.every(({name}) => name !== stepName);
	if (!execution.isTruncated || !isMissing) {
		return succeed(keepChild(execution, execution.steps, !execution.isTruncated));
	}

	const page = await automation.listSteps(where, found, {stepName: stepName!}, null);
	return page.ok ? succeed(keepChild(execution, [...execution.steps, ...page.value.items], false)) : page;
}
