import type {Location} from '../../domain/location.ts';
import {withoutSecrets} from '../../domain/secrets/secrets.ts';
import type {StartRequest} from '../../domain/start-request.ts';
import type {PlacedRing} from '../../planning/rings/place-rings.ts';
import type {RunHead} from './run.ts';

/** A plan with its rings, from which a run begins. */
export type PlacedPlan = {
	/** What every start has in common, complete. */
	readonly request: StartRequest;
	readonly rings: readonly PlacedRing[];
	readonly where: Location;
};

/** Make the beginning of a run's record, without values that look secret. */
export function toRunHead({request, rings, where}: PlacedPlan, runId: string, begunAt: number): RunHead {
	const {request: safe, isWhole} = withoutSecrets(withoutPlaces(request));
	return {
		runId,
		where,
		begunAt,
		request: safe,
		isWhole,
		rings: rings.map(({name, gate, locations, turns}) => ({name, gate, locations: locations.length, turns})),
	};
}

/** Keep what every start of a run has in common: all but its target locations. */
export function withoutPlaces({TargetLocations: _, ...common}: StartRequest): StartRequest {
	return common;
}
