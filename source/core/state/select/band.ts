import {currentRing, type Run} from '../../actions/rings/run.ts';
import type {Status} from '../../domain/status.ts';
import type {Phrase, Tone} from '../../status/fit-phrases.ts';
import {formatCount, formatLocations} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {readProgress} from '../../status/progress.ts';
import {openedFollowing} from '../attempts.ts';
import type {KnownRun} from '../runs.ts';
import type {ConsoleState} from '../state.ts';

/** One ring of the run whose fan-out is open. */
export type Band = {
	readonly number: number;
	readonly name: string;
	/** `17 locations` */
	readonly locations: string;
	/** The status that its sign shows. */
	readonly status: Status;
	/** The statuses of its locations, for a bar; the rest of `total` has not begun. */
	readonly byStatus: ReadonlyArray<readonly [Status, number]>;
	readonly total: number;
	/** The same in words. */
	readonly outcome: Phrase;
	/** Its first locations. */
	readonly places: string;
	/** Whether its fan-out is the one that is shown. */
	readonly isShown: boolean;
};

/** How many locations of a ring are named. */
const mostPlaces = 24;

/** Describe one ring of a run, with the statuses of its locations. */
export function describeRing(state: ConsoleState, known: KnownRun, index: number, isShown: boolean): Band {
	const {run} = known;
	const {name, locations} = run.head.rings[index]!;
	const ring = run.rings[index]!;
	const failed = ring.failed.length;
	const common = {
		number: index + 1,
		name: toPrintableLine(name),
		locations: formatLocations(locations),
		total: locations,
		places: listPlaces(run, index).join(', '),
		isShown,
	};
	const far = ring.phase === 'running' && index === currentRing(run) ? countRunning(state, known, index) : null;
	if (far !== null) {
		const {byStatus, ended, total, without} = far;
		const said = `${formatCount(ended)} of ${formatCount(total)} ended${without === 0 ? '' : `, ${formatCount(without)} without success`}`;
		return {...common, status: 'InProgress', byStatus, total, outcome: phrase(said, without > 0 ? 'bad' : 'running')};
	}

	switch (ring.phase) {
		case 'gate':
		case 'through': {
			const byStatus = [
				['Success', locations - failed],
				['Failed', failed],
			] as const;
			const outcome = phrase(
				`${formatCount(locations - failed)} of ${formatCount(locations)} succeeded`,
				failed > 0 ? 'bad' : 'good',
			);
			return {...common, status: failed > 0 ? 'Failed' : 'Success', byStatus, outcome};
		}

		case 'skipped':
			return {...common, status: 'Cancelled', byStatus: [], outcome: phrase('skipped', 'muted')};
		case 'sent':
			return {...common, status: 'Pending', byStatus: [], outcome: phrase('being started', 'running')};
		case 'running':
			return {...common, status: 'InProgress', byStatus: [], outcome: phrase('running', 'running')};
		case 'waiting': {
			const isRefused = ring.shut !== null;
			return {
				...common,
				status: isRefused ? 'Failed' : 'Pending',
				byStatus: [],
				outcome: phrase(isRefused ? `refused: ${ring.shut}` : 'not started', isRefused ? 'bad' : 'muted'),
			};
		}
	}
}

type Far = {
	readonly byStatus: ReadonlyArray<readonly [Status, number]>;
	readonly ended: number;
	readonly total: number;
	/** How many have ended without success. */
	readonly without: number;
};

/** Count the running ring: by the numbers of the header where its only fan-out is the shown one, else by AWS's latest counters. */
function countRunning(state: ConsoleState, {run, counters}: KnownRun, index: number): Far | null {
	const executionIds = run.rings[index]!.attempts.at(-1)?.executionIds ?? [];
	const following = openedFollowing(state);
	if (executionIds.length === 1 && executionIds[0] === state.opened && following !== null && following.grid.size > 0) {
		const {byStatus, succeeded, ended, total} = readProgress(following, state.now);
		return {byStatus: [...byStatus], ended, total, without: ended - succeeded};
	}

	if (counters === null) {
		return null;
	}

	const {success, failed, cancelled, timedOut, total} = counters;
	const ended = success + failed + cancelled + timedOut;
	const byStatus = [
		['Success', success],
		['Failed', failed],
		['TimedOut', timedOut],
		['Cancelled', cancelled],
	] as const;
	return {byStatus, ended, total, without: ended - success};
}

function listPlaces(run: Run, index: number): readonly string[] {
	const all: string[] = [];
	for (const {targetLocations} of run.head.rings[index]!.turns) {
		for (const {Accounts = [], Regions = []} of targetLocations) {
			for (const account of Accounts) {
				all.push(...Regions.map(region => `${account}/${region}`));
				if (all.length >= mostPlaces) {
					return all;
				}
			}
		}
	}

	return all;
}

/** Make a printable text with a tone. */
export function phrase(text: string, tone: Tone): Phrase {
	return {text: toPrintableLine(text), tone};
}
