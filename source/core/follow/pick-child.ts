import type {ExecutionSummary, StepExecution} from '../domain/execution.ts';
import type {ExecutionView} from './execution-view.ts';

/** When the step ran whose execution is looked for. */
export type StepAbove = Pick<StepExecution, 'startedAt' | 'endedAt'>;

/** When the step above began, whose execution is looked for; `null` where that isn't known, or didn't help. */
export function startOf({target, searchesAll}: ExecutionView, above: StepAbove | null): number | null {
	return target === null || searchesAll ? null : (above?.startedAt ?? null);
}

/** The execution that a step started: the only one, or the one on its resource, else the one that began while the step ran. */
export function pickChild(
	children: readonly ExecutionSummary[],
	{target}: ExecutionView,
	above: StepAbove | null,
): ExecutionSummary | undefined {
	if (target === null) {
		return children[0];
	}

	const named = children.find(child => child.target?.includes(target));
	if (named !== undefined || children.length === 1) {
		return named ?? children[0];
	}

	const began = children.filter(
		({startedAt}) =>
			startedAt !== null &&
			above?.startedAt != null &&
			startedAt >= above.startedAt - 1000 &&
			startedAt <= (above.endedAt ?? Number.POSITIVE_INFINITY),
	);
	return began.length === 1 ? began[0] : undefined;
}
