import type {PreflightRecord} from '../actions/preflight/verdict-record.ts';
import type {Decision} from '../actions/rings/run.ts';
import type {Location} from '../domain/location.ts';
import type {StartRequest} from '../domain/start-request.ts';
import type {PlacedRing} from '../planning/rings/place-rings.ts';

/** A run over rings that nothing has been started of yet. */
export type NewRun = {
	readonly where: Location;
	/** What every start has in common, whole. */
	readonly request: StartRequest;
	readonly rings: readonly PlacedRing[];
	/** What a preflight said of it; left out where there was none. */
	readonly preflight?: PreflightRecord;
};

/** What is asked about runs over rings. */
export type RunEffect =
	/** Which runs this machine has records of, and who conducts each. */
	| {readonly type: 'list-runs'}
	/** Read where a run stands. */
	| {readonly type: 'view-run'; readonly runId: string}
	/** Write a new run down, and conduct it. */
	| {readonly type: 'begin-run'; readonly run: NewRun}
	/** Conduct a run from where it stands. */
	| {readonly type: 'take-up-run'; readonly runId: string}
	/** Write down what the operator decided, and conduct the run from there. */
	| {
			readonly type: 'decide-run';
			readonly runId: string;
			/** The ring that the operator looked at. */
			readonly ring: number;
			readonly decision: Decision;
	  };
