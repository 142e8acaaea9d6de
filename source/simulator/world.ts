import {indexOrganization} from './directory/index-organization.ts';
import type {Account, Organization} from './directory/organization.ts';
import {awsRegions, type RegionInfo} from './directory/regions.ts';
import type {Person} from './directory/roles.ts';
import type {AutomationDocument} from './documents/document.ts';
import {scheduleAlarms} from './engine/rules/alarms.ts';
import {after} from './engine/run/lifecycle.ts';
import {recordPast} from './engine/run/past.ts';
import {startExecution} from './engine/run/start.ts';
import {createEngineState, type EngineState} from './engine/state/engine-state.ts';
import {fingerprintOf} from './fingerprint.ts';
import {ServiceError} from './service-error.ts';
import type {Settings} from './settings.ts';
import {createStore, type Store} from './store/store.ts';
import {realTime, type TimeScale} from './time-scale.ts';
import type {PlannedStart, WorldDefinition} from './world-definition.ts';

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
	readonly documents: readonly AutomationDocument[];
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

/**
Create a world from its definition. Nothing has happened in it yet but what the definition says of the past.

@param startMs - The moment it begins, in epoch milliseconds.
*/
export function createWorld(definition: WorldDefinition, startMs: number): World {
	const regionCodes = definition.regions && new Set(definition.regions);
	let fingerprint: string | undefined;
	const world: World = {
		definition,
		settings: definition.settings,
		seed: definition.seed,
		get fingerprint() {
			fingerprint ??= fingerprintOf(definition);
			return fingerprint;
		},
		central: definition.central,
		organization: definition.organization && indexOrganization(definition.organization, definition.accounts),
		accounts: new Map(definition.accounts.map(account => [account.id, account])),
		regions: new Map(
			awsRegions
				.filter(region => regionCodes === undefined || regionCodes.has(region.code))
				.map(region => [region.code, region]),
		),
		people: new Map(definition.people.map(person => [person.accessKeyId, person])),
		documents: definition.documents,
		startMs,
		nowMs: startMs,
		scale: realTime,
		store: createStore(definition.alarms),
		engine: createEngineState(),
	};
	scheduleAlarms(world);
	// Lists go by the order of starts.
	const past = definition.past.toSorted((a, b) => b.startedBeforeMs - a.startedBeforeMs);
	for (const execution of past) {
		recordPast(world, execution);
	}
	for (const start of definition.starts) {
		after(world, start.afterMs, () => startPlanned(world, start));
	}
	return world;
}

/** A start that AWS would refuse then, because a queue is full, comes to nothing. */
function startPlanned(world: World, start: PlannedStart): void {
	try {
		startExecution(world, start, start.input);
	} catch (error) {
		if (!(error instanceof ServiceError)) {
			throw error;
		}
	}
}
