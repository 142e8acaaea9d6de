import type {Run} from '../../actions/rings/run.ts';
import {printLocation} from '../../domain/location.ts';
import {holdsSearch} from '../../domain/search/holds-query.ts';
import {createMemory} from '../../grid/remember.ts';
import {listNamedLocations} from '../../planning/named-locations.ts';
import type {KnownRun} from '../../state/runs.ts';
import type {RunScreen} from './screen.ts';

/** What is known of a location of a ring from the run's record alone. */
export type RingLocationState = 'planned' | 'skipped' | 'started' | 'succeeded' | 'failed' | 'not run';

export type RingLocation = {readonly name: string; readonly state: RingLocationState};

const rememberAll = createMemory<readonly RingLocation[]>();

/** Every location of a ring, those without success first. None counts as a success before its ring has ended. */
function listLocations({run}: KnownRun, ring: number): readonly RingLocation[] {
	return rememberAll(run, [ring], () => {
		const bad = new Set(run.rings[ring]!.failed);
		const names = run.head.rings[ring]!.turns.flatMap(({targetLocations}) =>
			listNamedLocations(targetLocations).map(printLocation),
		);
		const all = names.map((name): RingLocation => ({name, state: stateOf(run, ring, bad.has(name))}));
		return all.toSorted((a, b) => Number(b.state === 'failed') - Number(a.state === 'failed'));
	});
}

function stateOf({rings, over}: Run, ring: number, hasFailed: boolean): RingLocationState {
	const {phase, endedAt} = rings[ring]!;
	switch (phase) {
		case 'waiting':
			return over === null ? 'planned' : 'not run';
		case 'skipped':
			return 'skipped';
		case 'sent':
		case 'running':
			// In a retry, locations that succeeded before still count as succeeded.
			return endedAt === null || hasFailed ? 'started' : 'succeeded';
		case 'gate':
		case 'through':
			return hasFailed ? 'failed' : 'succeeded';
	}
}

/** The locations of a ring that the search of the screen finds. */
export function findLocations(
	known: KnownRun,
	ring: number,
	{list: {search}}: Pick<RunScreen, 'list'>,
): readonly RingLocation[] {
	const all = listLocations(known, ring);
	return search === '' ? all : all.filter(({name, state}) => holdsSearch(search, {words: [name, state]}));
}

/** How many locations of a ring the search finds, and of how many. */
export function countLocations(
	known: KnownRun | undefined,
	ring: number,
	screen: Pick<RunScreen, 'list'>,
): {readonly shown: number; readonly of: number} {
	return known === undefined
		? {shown: 0, of: 0}
		: {shown: findLocations(known, ring, screen).length, of: listLocations(known, ring).length};
}
