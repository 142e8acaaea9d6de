import {indexOrganization} from './directory/index-organization.ts';
import {awsRegions} from './directory/regions.ts';
import {scheduleAlarms} from './engine/rules/alarms.ts';
import {recordPast} from './engine/run/past.ts';
import {after} from './engine/run/schedule.ts';
import {startExecution} from './engine/run/start.ts';
import {createEngineState} from './engine/state/engine-state.ts';
import {fingerprintOf} from './fingerprint.ts';
import {ServiceError} from './service-error.ts';
import {createStore} from './store/store.ts';
import {realTime} from './time-scale.ts';
import type {World} from './world.ts';
import type {PlannedStart, WorldDefinition} from './world-definition.ts';

/**
Create a world from its definition. Nothing has happened in it yet except the past that the definition contains.

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
		store: createStore(definition.alarms, definition.organization?.trustedServices),
		engine: createEngineState(),
	};
	scheduleAlarms(world);
	// Lists are in the order of starts.
	const past = definition.past.toSorted((a, b) => b.startedBeforeMs - a.startedBeforeMs);
	for (const execution of past) {
		recordPast(world, execution);
	}
	for (const start of definition.starts) {
		after(world, start.afterMs, () => startPlanned(world, start));
	}
	return world;
}

/** Where AWS would refuse a start because a queue is full, nothing starts. */
function startPlanned(world: World, start: PlannedStart): void {
	try {
		startExecution(world, start, start.input);
	} catch (error) {
		if (!(error instanceof ServiceError)) {
			throw error;
		}
	}
}
