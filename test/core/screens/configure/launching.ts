import {type Configure, createConfigure, runbookKey} from '../../../../source/core/screens/configure/configure.ts';
import type {Configuring} from '../../../../source/core/screens/configure/configuring.ts';
import {syncPlaces} from '../../../../source/core/screens/configure/places/places.ts';
import {
	type LaunchEvent,
	reduceKey,
	reduceLaunch,
	searchSection,
} from '../../../../source/core/screens/configure/reduce.ts';
import type {KeyEvent} from '../../../../source/core/state/event.ts';
import {noFanOuts} from '../../../../source/core/state/fan-out-list.ts';
import type {Transition} from '../../../../source/core/state/transition.ts';

/** A new launch in two accounts and two Regions, known to be whose it is. Nothing of a console is about it. */
export function newLaunch(change: Partial<Configuring> = {}): Configuring {
	const accounts = ['111111111111', '222222222222'].map(
		accountId => [accountId, {accountId, name: null, path: [], state: 'ACTIVE'}] as const,
	);
	const directory = {
		accounts: new Map(accounts),
		regions: new Map(['eu-west-1', 'us-east-1'].map(code => [code, {code, longName: null}])),
		failure: null,
	};
	return {
		now: 0,
		options: {pace: {baseMs: 1, quietMs: 1, troubledMs: 1}, isReadOnly: false, dangerousRunbooks: [], watchCommand: ''},
		armedUntil: null,
		central: {accountId: '210987654321', region: 'us-east-1'},
		identity: null,
		directory,
		fanOuts: noFanOuts,
		opened: null,
		followings: new Map(),
		room: {x: 0, y: 2, columns: 120, rows: 30},
		isShown: true,
		notice: null,
		dialog: null,
		configure: syncPlaces(createConfigure(), directory, 'us-east-1'),
		...change,
	};
}

/** The same with something else configured. */
export function launchWith(change: Partial<Configure>): Configuring {
	const launch = newLaunch();
	return {...launch, configure: {...launch.configure, ...change}};
}

/** A runbook that has been read: it takes `Note`, and must be given `InstanceId`. */
export const patchRunbook = {
	name: 'Acme-Patch',
	known: [
		runbookKey('Acme-Patch', null),
		{state: 'failed', trouble: {failure: {kind: 'denied', what: 'Couldn’t read Acme-Patch'}, since: 0}},
	],
} as const;

/** A launch that lacks nothing: a runbook whose parameters are typed, in one location. */
export function readyLaunch(): Configuring {
	const {configure} = newLaunch();
	const draft = {...configure.draft, document: patchRunbook.name};
	const launch = launchWith({draft, runbooks: new Map([patchRunbook.known]), section: 'places'});
	return after(launch, {type: 'painted', what: 'location'}).state;
}

const keys: ReadonlySet<string> = new Set([
	'moved',
	'entered',
	'went-back',
	'typed',
	'line-edited',
	'refresh-asked',
	'pointed',
] satisfies ReadonlyArray<KeyEvent['type']>);

const isKey = (event: LaunchEvent | KeyEvent): event is KeyEvent => keys.has(event.type);

/** What one event after the other leads to; the effects are the last one's. */
export function after(launch: Configuring, ...events: ReadonlyArray<LaunchEvent | KeyEvent>): Transition<Configuring> {
	return events.reduce<Transition<Configuring>>(
		({state}, event) =>
			isKey(event)
				? (reduceKey(state, {...event, at: state.now}) ?? {state, effects: []})
				: reduceLaunch(state, {...event, at: state.now}),
		{state: launch, effects: []},
	);
}

/** Search the open section; the search line stays open. */
export function searched(launch: Configuring, search: string): Transition<Configuring> {
	return searchSection(launch, () => ({search, isSearching: true}));
}

/** The line that answers the last key; empty for none. */
export const said = ({state}: Transition<Configuring>): string => state.notice?.text ?? '';

/** What the effects are called. */
export const effectsOf = ({effects}: Transition<Configuring>): readonly string[] => effects.map(({type}) => type);
