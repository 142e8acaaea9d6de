import type {Account, Organization} from './directory/organization.ts';
import type {RegionInfo} from './directory/regions.ts';
import type {Person} from './directory/roles.ts';
import type {AutomationDocument} from './documents/document.ts';
import type {EngineState} from './engine/state/engine-state.ts';
import type {Settings} from './settings.ts';
import type {Store} from './store/store.ts';
import type {TimeScale} from './time-scale.ts';
import type {WorldDefinition} from './world-definition.ts';

/**
The simulated AWS: accounts, runbooks and executions, at one moment.

It moves only with `advanceTo`. Its state is a function of its definition, its seed, the requests and the clock, so two runs with a driven clock are identical to the byte.
*/
export type World = {
	readonly definition: WorldDefinition;
	/** Replaced when it is served like an account of AWS. */
	settings: Settings;
	readonly seed: number;
	/** Of its seed and contents; IDs are drawn from it. Taken when the first ID is. */
	readonly fingerprint: string;
	readonly central: {readonly accountId: string; readonly region: string};
	/** Replaced as a whole when it changes; see `directory/change-world.ts`. */
	organization: Organization | undefined;
	/** By ID; those outside the organization too. */
	readonly accounts: Map<string, Account>;
	/** By code, in AWS's order. */
	readonly regions: ReadonlyMap<string, RegionInfo>;
	/** By access key ID. */
	readonly people: ReadonlyMap<string, Person>;
	/** Replaced as a whole when one changes. */
	documents: readonly AutomationDocument[];
	/** Epoch milliseconds at which the world began. */
	readonly startMs: number;
	/** Epoch milliseconds of the present; `advanceTo` moves it. */
	nowMs: number;
	/** How its time is shown to clients; set when it is served. */
	scale: TimeScale;
	/** What operations have changed. */
	readonly store: Store;
	/** The engine's own; read it through the functions of `engine/`. */
	readonly engine: EngineState;
};
