import type {ExecutionSummary} from '../../domain/execution.ts';
import type {ExecutionView} from '../execution-view.ts';
import type {ConsoleState} from '../state.ts';

/** When the step above began, whose execution is looked for; `null` where that isn't known, or didn't help. */
export function startOf({views}: ConsoleState, {target, parentExecutionId, searchesAll}: ExecutionView): number | null {
	if (target === null || searchesAll) {
		return null;
	}

	const above = [...views.values()].find(({executionId}) => executionId === parentExecutionId);
	return above?.steps.find(({name}) => name === target)?.startedAt ?? null;
}

/** The execution that a step started: the only one, or the one on its resource, else the one that began while the step ran. */
export function pickChild(
	children: readonly ExecutionSummary[],
	{target, parentExecutionId}: ExecutionView,
	{views}: ConsoleState,
): ExecutionSummary | undefined {
	if (target === null) {
		return children[0];
	}

	const named = children.find(child => child.target?.includes(target));
	if (named !== undefined || children.length === 1) {
		return named ?? children[0];
	}

	const above = [...views.values()].find(({executionId}) => executionId === parentExecutionId);
	const one = above?.steps.find(({name}) => name === target);
	const began = children.filter(
		({startedAt}) =>
			startedAt !== null &&
			one?.startedAt != null &&
			startedAt >= one.startedAt - 1000 &&
			startedAt <= (one.endedAt ?? Number.POSITIVE_INFINITY),
	);
	return began.length === 1 ? began[0] : undefined;
}
