/**
The cost of turning the clock back: CPU of the reducer with the matrix and the header selected anew, for a step back and forth, a jump to the middle, and from failure to failure; memory of the change index.
*/
import process from 'node:process';
import type {Event} from '../source/core/console/event.ts';
import {selectHeader} from '../source/core/console/header.ts';
import {reduce} from '../source/core/console/reduce.ts';
import type {Execution} from '../source/core/domain/execution.ts';
import {succeed} from '../source/core/domain/failure.ts';
import type {RecordLine} from '../source/core/follow/fan-out-record.ts';
import {startFollowing} from '../source/core/follow/following.ts';
import {type History, HistoryBuilder, recordOf} from '../source/core/follow/history.ts';
import type {LocationRecord} from '../source/core/grid/location-record.ts';
import {house} from '../source/core/screens/rooms.ts';
import {shownPast} from '../source/core/state/attempts.ts';
import {selectMatrix} from '../source/core/state/select/frame.ts';
import {selectTimeLine} from '../source/core/state/select/time-line.ts';
import {type ConsoleState, createState} from '../source/core/state/state.ts';
import {executionOf} from '../test/core/executions.ts';
import type {Figure} from './figures/figure.ts';
import {ownBytes, ownCpuMs} from './figures/own.ts';

export const argumentsForAll: readonly string[] = [];

const cases = [
	{accounts: 20, regions: 10},
	{accounts: 500, regions: 20},
	{accounts: 5000, regions: 20},
] as const;
const launchedAt = Date.UTC(2026, 10, 23, 3);
const central = {accountId: '210987654321', region: 'us-east-1'};
const executionId = '4f7ca192-7e9a-40fe-9192-5cb15ee2aa6d';
/** Locations that begin in a second; each lasts five. */
const share = 200;
const lastsSeconds = 5;
const failsEvery = 50;
const samples = 200;
const mostMs = 20;

export async function run(): Promise<readonly Figure[]> {
	return cases.flatMap(({accounts, regions}) => measure(accounts, regions));
}

function measure(accounts: number, regions: number): readonly Figure[] {
	const before = ownBytes();
	const history = record(accounts, regions);
	const memory = ownBytes() - before;
	const count = `${(accounts * regions).toLocaleString('en')} locations`;
	const begun = open(history);
	const {begin, end} = shownPast(begun)!;
	const middle = {type: 'time-sought', since: 'launch', ms: (end - begin) / 2} as const;
	const early = {type: 'time-sought', since: 'launch', ms: 2000} as const;
	const late = {type: 'time-sought', since: 'launch', ms: end - begin - 2000} as const;
	const go = (to: 'previous' | 'next' | 'previous-failure' | 'next-failure') => ({type: 'moment-sought', to}) as const;
	const figures = [
		{name: 'step back and forth', state: begun, events: [go('previous'), go('previous'), go('next')]},
		{name: 'jump to the middle and away', state: begun, events: [middle, early, middle, late]},
		{
			name: 'failure to failure',
			state: begun,
			events: [go('previous-failure'), go('previous-failure'), go('next-failure')],
		},
	].flatMap(({name, state, events}) => time(`${count}, ${name}`, state, events));
	const megabytes = history.grid.bytes / 2 ** 20;
	const changes = history.grid.changeCount.toLocaleString('en');
	process.stdout.write(
		`${count}, change index: ${megabytes.toFixed(1)} MB for ${changes} changes; the process grew by ${(memory / 2 ** 20).toFixed(1)} MB\n`,
	);
	return [
		...figures,
		{
			name: `${count}, change index`,
			value: megabytes,
			unit: 'MB',
			beside: `${changes} changes; the process grew by ${(memory / 2 ** 20).toFixed(1)} MB`,
		},
	];
}

/** Apply the events in turn, over and over, and select what the screen shows each time. */
function time(name: string, from: ConsoleState, events: readonly Event[]): readonly Figure[] {
	let state = from;
	const taken: number[] = [];
	for (let sample = -20; sample < samples; sample++) {
		const event = events[(sample + events.length * 20) % events.length]!;
		const begun = ownCpuMs();
		({state} = reduce(state, {...event, at: state.now}));
		selectMatrix(state);
		selectHeader(state);
		selectTimeLine(state);
		const tookMs = ownCpuMs() - begun;
		if (shownPast(state) === null) {
			state = from;
		} else if (sample >= 0) {
			taken.push(tookMs);
		}
	}

	taken.sort((a, b) => a - b);
	const [median, p99] = [taken[taken.length >> 1]!, taken[Math.floor(taken.length * 0.99)]!];
	process.stdout.write(`${name}: median ${median.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms\n`);
	const beside = `CPU, ${taken.length} samples`;
	return [
		{name: `${name}, median`, value: median, unit: 'ms', most: mostMs, beside},
		{name: `${name}, p99`, value: p99, unit: 'ms', most: mostMs, beside},
	];
}

/** Make the state of a console that shows the past of the fan-out. */
function open(history: History): ConsoleState {
	const options = {
		pace: {baseMs: 1, quietMs: 1, troubledMs: 1},
		isReadOnly: false,
		dangerousRunbooks: [],
		watchCommand: 'rollgrid watch',
	};
	const now = history.moments.at(-1)! + 60_000;
	const {grid, execution} = startFollowing(central, executionId);
	const kept = recordOf(history);
	for (const location of kept.locations) {
		grid.put(location);
	}

	const following = {...startFollowing(central, executionId), grid, execution: kept.execution ?? execution};
	const first = {...createState(options, now, house), central, size: {columns: 200, rows: 50}};
	const opened = reduce(
		{...first, followings: new Map([[executionId, {...following, isListed: true, seenAt: now}]])},
		{type: 'opened-by-id', executionId, at: now},
	).state;
	const found = {
		type: 'history-found',
		executionId,
		goal: {to: 'previous', count: 1},
		outcome: succeed([{history, unread: []}]),
	} as const;
	return reduce(opened, {...found, at: now}).state;
}

/** Record a fan-out: all locations are planned at the launch, then begin and end share by share. */
function record(accounts: number, regions: number): History {
	const builder = new HistoryBuilder();
	const execution: Execution = executionOf({executionId, startedAt: launchedAt, status: 'InProgress'});
	builder.add({type: 'execution', at: launchedAt, execution});
	for (let place = 0; place < accounts * regions; place++) {
		builder.add(lineOf(place, regions, 'NotStarted', launchedAt));
	}

	const perSecond = Math.max(4, Math.ceil((accounts * regions) / share));
	for (let second = 1; second * perSecond < accounts * regions + (lastsSeconds + 1) * perSecond; second++) {
		const at = launchedAt + second * 1000;
		for (let place = (second - 1) * perSecond; place < second * perSecond && place < accounts * regions; place++) {
			builder.add(lineOf(place, regions, 'InProgress', at));
		}

		const first = (second - 1 - lastsSeconds) * perSecond;
		for (let place = Math.max(0, first); place < first + perSecond && place < accounts * regions; place++) {
			builder.add(lineOf(place, regions, place % failsEvery === 0 ? 'Failed' : 'Success', at));
		}
	}

	return builder.finish()!;
}

function lineOf(place: number, regions: number, status: string, at: number): RecordLine {
	const hasStep = status !== 'NotStarted';
	const hasEnded = hasStep && status !== 'InProgress';
	const id = (kind: number): string => `${place.toString(16).padStart(8, '0')}-0000-4000-800${kind}-000000000000`;
	const began = hasEnded ? at - lastsSeconds * 1000 : at;
	const location: LocationRecord = {
		location: {
			accountId: String(100_000_000_000 + Math.floor(place / regions)),
			region: `us-east-${(place % regions) + 1}`,
		},
		name: null,
		status,
		startedAt: hasStep ? began : null,
		endedAt: hasEnded ? at : null,
		stepExecutionId: hasStep ? id(1) : null,
		childExecutionId: hasStep ? id(2) : null,
		failureMessage: status === 'Failed' ? 'Step fails: no such patch group' : null,
	};
	return {type: 'location', at, record: location};
}
