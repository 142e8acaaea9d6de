import {parseExecutionId} from '../domain/execution-id.ts';
import {themeNames} from '../domain/settings.ts';
import {commonRegions} from '../domain/setup.ts';
import {parseSpan} from '../domain/span.ts';
import {matrixFilters} from '../matrix/matrix-view.ts';
import {runsOf} from '../state/runs.ts';
import {showsLocations} from '../state/screen.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';
import {formatTime} from '../status/format.ts';
import type {PaletteAction, RaisedEvent} from './palette-event.ts';

/** What may follow a word, and its description. */
export type Offer = {readonly value: string; readonly text?: string};

/** A word of the palette that takes an argument, or does what no key does. */
export type Command = {
	readonly word: string;
	readonly takes: string;
	readonly text: string;
	/** The arguments to offer; empty where the word takes none, or any text. */
	readonly offers: (state: ConsoleState) => readonly Offer[];
	readonly run: (rest: string, state: ConsoleState) => PaletteAction;
	/** Whether the typed argument is used as it is, and the offers are only examples. */
	readonly isFree?: boolean;
	/** Whether it belongs to the screen that is shown; left out for a word of every screen. */
	readonly isHere?: (state: ConsoleState) => boolean;
};

/** The longest time for which read-only can be lifted: whoever needs longer starts without it. */
const longestArmMs = 8 * 3_600_000;

const raise = (event: RaisedEvent): PaletteAction => ({type: 'raise', event});
const refuse = (reason: string): PaletteAction => ({type: 'refuse', reason});
const values = (all: readonly string[]): readonly Offer[] => all.map(value => ({value}));

/** `14:03`, `14:03:11` by the clock; `+12:30`, `+1:12:30` since the launch. */
function parseMoment(typed: string): {readonly since: 'launch' | 'midnight'; readonly ms: number} | undefined {
	const [, plus, ...parts] = /^(\+?)(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/.exec(typed) ?? [];
	const [first = 0, second = 0, third] = parts.map(part => (part === undefined ? undefined : Number(part)));
	if (plus === undefined || (plus === '' && first > 23)) {
		return undefined;
	}

	// Two numbers are minutes and seconds after the launch, and hours and minutes of a day.
	const isShort = plus !== '' && third === undefined;
	const seconds = isShort ? first * 60 + second : first * 3600 + second * 60 + (third ?? 0);
	return {since: plus === '' ? 'midnight' : 'launch', ms: seconds * 1000};
}

/** One of those, or a refusal that names them. */
function oneOf(word: string, all: readonly string[], rest: string, toEvent: (value: string) => RaisedEvent) {
	return all.includes(rest) ? raise(toEvent(rest)) : refuse(`${word} takes one of ${all.join(', ')}`);
}

const oneWorld = 'This world has one account to act as';

export const commands: readonly Command[] = [
	{
		word: 'open',
		takes: 'EXECUTION-ID',
		text: 'the matrix of a fan-out',
		offers: ({fanOuts}) =>
			fanOuts.items.map(({executionId, document, startedAt}) => ({
				value: executionId,
				text: `${document}, ${formatTime(startedAt)}`,
			})),
		run(rest) {
			const executionId = parseExecutionId(rest);
			return executionId === null
				? refuse('open takes an execution ID of 36 characters')
				: raise({type: 'opened-by-id', executionId});
		},
	},
	{
		word: 'run',
		takes: 'RUN-ID',
		text: 'a run over rings: all its rings and gates',
		offers: state =>
			[...runsOf(state).known.values()].map(({run: {head}}) => ({
				value: head.runId,
				text: `${head.request.DocumentName}, begun ${formatTime(head.begunAt)}`,
			})),
		run: (rest, state) =>
			runsOf(state).known.has(rest)
				? raise({type: 'run-shown', runId: rest})
				: refuse('run takes the ID of a run that this machine has a record of'),
	},
	{
		word: 'profile',
		takes: 'NAME',
		text: 'act as another profile, from here on',
		offers: ({setup}) =>
			(setup?.profiles ?? []).map(({name, region, by}) => ({
				value: name,
				text: [by ?? 'no credentials', region ?? 'no Region'].join(', '),
			})),
		run: (rest, {setup}) => {
			const found = setup?.profiles.find(({name}) => name === rest);
			if (setup === null) {
				return refuse(oneWorld);
			}

			if (found === undefined) {
				return refuse(
					`profile takes one of ${setup.profiles.map(({name}) => name).join(', ') || 'none: no profile is set up'}`,
				);
			}

			return found.by === null
				? refuse(`Profile ${rest} has no credentials: aws configure --profile makes them`)
				: raise({type: 'origin-named', origin: {profile: {name: rest}, region: null}});
		},
	},
	{
		word: 'region',
		takes: 'NAME',
		text: 'the fan-outs of another Region, from here on',
		offers: ({directory, setup, central}) =>
			[...new Set([...directory.regions.keys(), ...(setup?.region ? [setup.region] : []), ...commonRegions])].map(
				value => ({
					value,
					text: [directory.regions.get(value)?.longName, value === central?.region ? 'here' : null]
						.filter(Boolean)
						.join(', '),
				}),
			),
		run: (rest, {setup, central}) => {
			if (setup === null) {
				return refuse(oneWorld);
			}

			if (rest === central?.region) {
				return refuse(`You are in ${rest} already`);
			}

			return /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(rest)
				? raise({type: 'origin-named', origin: {profile: null, region: rest}})
				: refuse(`region takes a Region’s code such as us-east-1; not "${rest}"`);
		},
	},
	{
		word: 'sort',
		takes: 'NAME',
		text: 'order of the rows; the same again turns it round',
		offers: state => values(roomOf(state, currentScreen(state)).sorts ?? []),
		run: (rest, state) =>
			oneOf('sort', roomOf(state, currentScreen(state)).sorts ?? [], rest, sort => ({type: 'sort-chosen', sort})),
		isHere: state => roomOf(state, currentScreen(state)).sorts !== undefined,
	},
	{
		word: 'filter',
		takes: 'NAME',
		text: 'only some locations',
		offers: () => values(matrixFilters),
		run(rest) {
			const filter = matrixFilters.find(one => one === rest);
			return filter === undefined
				? refuse(`filter takes one of ${matrixFilters.join(', ')}`)
				: raise({type: 'filter-chosen', filter});
		},
		isHere: state => showsLocations(currentScreen(state)),
	},
	{
		word: 'notes',
		takes: '',
		text: 'what was noted about the fan-out; # writes a note',
		offers: () => [],
		run: () => raise({type: 'notes-asked'}),
	},
	{
		word: 'at',
		takes: '14:03:11',
		text: 'the matrix as it was then (UTC); +12:30 counts from the launch',
		offers: () => values(['+1:00', '+10:00']),
		isFree: true,
		run(rest) {
			const time = parseMoment(rest);
			return time === undefined
				? refuse(`at takes a time of the day such as 14:03 or 14:03:11, or +mm:ss since the launch; not "${rest}"`)
				: raise({type: 'time-sought', ...time});
		},
		isHere: state => showsLocations(currentScreen(state)),
	},
	{
		word: 'theme',
		takes: 'NAME',
		text: 'colours',
		offers: () => values(themeNames),
		run: rest => oneOf('theme', themeNames, rest, theme => ({type: 'theme-chosen', theme})),
	},
	{
		word: 'interval',
		takes: 'SECONDS',
		text: 'between two looks while things change',
		offers: () => values(['1', '2', '5', '10', '30', '60']),
		isFree: true,
		run(rest) {
			const seconds = /^\d+(\.\d+)?$/.test(rest) ? Number(rest) : Number.NaN;
			return seconds >= 0.1 && seconds <= 86_400
				? raise({type: 'interval-chosen', seconds})
				: refuse(`interval takes seconds from 0.1 to 86400; not "${rest}"`);
		},
	},
	{
		word: 'mouse',
		takes: '',
		text: 'on or off: wheel, click, double click, drag; Shift selects text all the same',
		offers: () => [],
		run: () => raise({type: 'mouse-toggled'}),
	},
	{
		word: 'arm',
		takes: '15m',
		text: 'lift read-only for a while',
		offers: () => values(['5m', '15m', '1h']),
		isFree: true,
		run(rest, {options}) {
			const forMs = parseSpan(rest);
			if (!options.isReadOnly) {
				return refuse('rollgrid isn’t read-only: nothing has to be lifted');
			}

			return forMs === undefined || forMs > longestArmMs
				? refuse(`arm takes a time up to 8h, such as 15m or 1h30m; not "${rest}"`)
				: raise({type: 'armed', forMs});
		},
	},
	{
		word: 'disarm',
		takes: '',
		text: 'be read-only again',
		offers: () => [],
		run: (_, {armedUntil}) => (armedUntil === null ? refuse('rollgrid isn’t armed') : raise({type: 'disarmed'})),
	},
];
