import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import {hasEnded, isWaiting} from '../core/domain/status.ts';
import {findStepUnderWay, type Look, readWaits} from '../core/follow/wait.ts';
import type {Automation} from '../ports/automation.ts';
import {findChild} from './find-child.ts';

/** At most this many waiting resource executions are returned; the waits of a child with more are answered page by page. */
const mostResources = 50;

/**
Look into a location: which step its child execution is in, and what there waits for a person.

One read where the child is known and small. One more each: to find the child by its parent, to find the steps that run in a long one, and to find the resource executions that wait where the child is rate-controlled over targets.

@param executionId - The child, or `null` to find it by its parent.
@returns A look without an execution where the parent has started none there.
*/
export async function lookInto(
	automation: Automation,
	where: Location,
	parentExecutionId: string,
	executionId: string | null,
): Promise<Outcome<Look>> {
	const found = executionId === null ? await findChild(automation, where, parentExecutionId) : succeed(executionId);
	if (!found.ok) {
		return found;
	}

	if (found.value === null) {
		return succeed({
			where,
			executionId: null,
			status: null,
			hasEnded: false,
			document: '',
			currentStep: null,
			waits: [],
		});
	}

	const childId = found.value;
	const got = await automation.getExecution(where, childId);
	if (!got.ok) {
		return got;
	}

	const execution = got.value;
	let {steps} = execution;
	if (execution.isTruncated && !hasEnded(execution)) {
		const page = await automation.listSteps(where, childId, {statuses: ['InProgress', 'Waiting']}, null);
		if (!page.ok) {
			return page;
		}

		steps = page.value.items;
	}

	const own = readWaits(where, execution, steps);
	const hasResources = execution.targetParameterName !== null || execution.resolvedTargets.length > 0;
	const below =
		own.every(({kind}) => kind === 'other') && hasResources && !hasEnded(execution)
			? await lookBelow(automation, where, childId)
			: succeed([]);
	if (!below.ok) {
		return below;
	}

	const {status, document} = execution;
	return succeed({
		where,
		executionId: childId,
		status,
		hasEnded: hasEnded(execution),
		document,
		currentStep: findStepUnderWay(steps),
		waits: below.value.length > 0 ? below.value : own,
	});
}

/** What waits in the resource executions of a child. */
async function lookBelow(automation: Automation, where: Location, childId: string): Promise<Outcome<Look['waits']>> {
	const page = await automation.listExecutions(where, {parentExecutionId: childId, statuses: ['Waiting']}, null);
	if (!page.ok) {
		return page;
	}

	const waiting = page.value.items
		.filter(item => item.parentExecutionId === childId && isWaiting(item.status))
		.slice(0, mostResources);
	const waits: Array<Look['waits'][number]> = [];
	for (const {executionId} of waiting) {
		const got = await automation.getExecution(where, executionId);
		if (!got.ok) {
			return got;
		}

		waits.push(...readWaits(where, got.value, got.value.steps));
	}

	return succeed(waits);
}
