import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import {type ChildRead, keepChild, printingStep} from '../core/follow/child-read.ts';
import {summarizePrinted} from '../core/status/printed-words.ts';
import type {Automation} from '../ports/automation.ts';
import {findChild} from './find-child.ts';
import {readInvocations} from './read-invocations.ts';

export type ChildToRead = {
	readonly parentExecutionId: string;
	/** `null` where the child has to be found. */
	readonly executionId: string | null;
	/** The step that is compared; `null` where the operator chose none. */
	readonly stepName: string | null;
	/** Whether the output of the step's command is read too, or of the step that failed where none is named. */
	readonly readsPrinted?: boolean;
};

/**
Read of a location's child execution what can be compared.

One read where the child is known and small; one more each to find it by its parent, and to find the step that is wanted in a long one.

@returns `null` where the parent has started none there.
*/
export async function readChild(
	automation: Automation,
	where: Location,
	{parentExecutionId, executionId, stepName, readsPrinted = false}: ChildToRead,
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
		const kept = keepChild(execution, execution.steps, !execution.isTruncated);
		return readsPrinted ? addPrinted(automation, where, kept, stepName) : succeed(kept);
	}

	const page = await automation.listSteps(where, found, {stepName: stepName!}, null);
	if (!page.ok) {
		return page;
	}

	const kept = keepChild(execution, [...execution.steps, ...page.value.items], false);
	return readsPrinted ? addPrinted(automation, where, kept, stepName) : succeed(kept);
}

/** Of a command on more than fifty instances, the first fifty are read. */
async function addPrinted(
	automation: Automation,
	where: Location,
	child: ChildRead,
	stepName: string | null,
): Promise<Outcome<ChildRead>> {
	const one = printingStep(child.steps, stepName);
	if (one === undefined || one.commandId == null) {
		return succeed(child);
	}

	const read = await readInvocations(automation, where, one.commandId, 1);
	if (!read.ok) {
		return read;
	}

	const printed = summarizePrinted(read.value.invocations);
	return succeed({...child, steps: child.steps.map(step => (step === one ? {...one, printed} : step))});
}
