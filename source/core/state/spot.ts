import type {StepExecution} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';

/** What the cursor stands on, for programs that are run there; `null` for what isn't there. */
export type Spot = {
	readonly location: Location | null;
	/** The execution there: of a location its child, below that the one opened. */
	readonly executionId: string | null;
	readonly step: StepExecution | null;
	readonly instanceId: string | null;
};

/** A spot with nothing on it. */
export const noSpot: Spot = {location: null, executionId: null, step: null, instanceId: null};

/** The spot of what is about one step of an opened execution. */
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
