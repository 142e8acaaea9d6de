import type {Location} from '../../domain/location.ts';
import {withoutSecrets} from '../../domain/secrets/secrets.ts';
import type {StartRequest} from '../../domain/start-request.ts';
import type {PlacedRing} from '../../planning/rings/place-rings.ts';
import type {RunHead} from './run.ts';

/** A plan with its rings, from which a run begins. */
export type PlacedPlan = {
	/** What every start has in common, whole. */
	readonly request: StartRequest;
	readonly rings: readonly PlacedRing[];
	readonly where: Location;
};

/** What a run's record begins with: nothing that looks secret. */
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

/** What every start of a run has in common: all but where it goes. */
export function withoutPlaces({TargetLocations: _, ...common}: StartRequest): StartRequest {
	return common;
}
