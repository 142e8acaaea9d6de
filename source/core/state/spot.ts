import type {StepExecution} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';

/** What is under the cursor, for programs that run there; `null` for a missing part. */
export type Spot = {
	readonly location: Location | null;
	/** The execution there: for a location its child, below that the opened one. */
	readonly executionId: string | null;
	readonly step: StepExecution | null;
	readonly instanceId: string | null;
};

/** An empty spot. */
export const noSpot: Spot = {location: null, executionId: null, step: null, instanceId: null};

/** The spot of one step of an opened execution. */
export function spotOfStep(
	{views}: {readonly views: ReadonlyMap<string, StepView>},
	{viewKey, stepExecutionId}: {readonly viewKey: string; readonly stepExecutionId: string | undefined},
	instanceId: string | null = null,
): Spot {
	const view = views.get(viewKey);
	const step = view?.steps.find(one => one.stepExecutionId === stepExecutionId) ?? null;
	return view === undefined ? noSpot : {location: view.where, executionId: view.executionId, step, instanceId};
}

type StepView = {
	readonly where: Location;
	readonly executionId: string | null;
	readonly steps: readonly StepExecution[];
};
