import {
	type ComparedEnd,
	type ComparedLocation,
	type ComparedSide,
	compareFanOuts,
	type DurationShift,
	type FanOutComparison,
	type OutcomeKind,
} from '../../core/actions/compare/compare-fan-outs.ts';
import {sayDifferent, sayDurationShift, sayOutcome, sayShift} from '../../core/actions/compare/compare-words.ts';
import {type Outcome, succeed} from '../../core/domain/failure.ts';
import {recordOf} from '../../core/follow/history.ts';
import {formatCount, formatDuration, formatIso, formatTime} from '../../core/status/format.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import {readGrid} from '../../runtime/read-grid.ts';
import type {App} from '../app.ts';
import {exitStatus, tellFailure} from '../services.ts';

/** The most rows of a part of the table; the JSON has them all. */
const mostRows = 20;

/** Compare two fan-outs, and print the differences. The exit status is 0 with or without differences. */
export async function compareTwo(
	app: Pick<App, 'print' | 'tell' | 'readRecord' | 'openStartServices'>,
	names: {readonly a: string; readonly b: string},
	isJson: boolean,
): Promise<number> {
	const sides: ComparedSide[] = [];
	let services: ReturnType<App['openStartServices']> | undefined;
	const openStartServices = () => {
		services ??= app.openStartServices();
		return services;
	};
	for (const name of [names.a, names.b]) {
		const side = await readSide({...app, openStartServices}, name);
		if (!side.ok) {
			return tellFailure(app, side.failure);
		}

		sides.push(side.value);
	}

	const [a, b] = sides as [ComparedSide, ComparedSide];
	const compared = compareFanOuts(a, b);
	if (isJson) {
		app.print(printJson(toJson(a, b, compared)));
	} else {
		for (const line of printTable(a, b, compared)) {
			app.print(toPrintableLine(line));
		}
	}

	return exitStatus.done;
}

/** Read an ID from AWS, or from the record where AWS no longer has it; anything else is a file. */
async function readSide(
	app: Pick<App, 'tell' | 'readRecord' | 'openStartServices'>,
	name: string,
): Promise<Outcome<ComparedSide>> {
	const isId = /^[\w-]{36}$/.test(name);
	const fromAws = isId ? await readFromAws(app, name) : null;
	const isForgotten = fromAws !== null && !fromAws.ok && fromAws.failure.kind === 'not-found';
	if (fromAws !== null && !isForgotten) {
		return fromAws;
	}

	const read = await app.readRecord(name);
	if (!read.ok) {
		return fromAws ?? read;
	}

	const {history, unread} = read.value;
	for (const {file, line, because} of unread.slice(0, 3)) {
		app.tell(`${file}, line ${line}, is left out: ${because}`);
	}

	const {execution} = recordOf(history);
	return succeed({executionId: history.executionId, execution, grid: history.grid});
}

async function readFromAws(app: Pick<App, 'openStartServices'>, executionId: string): Promise<Outcome<ComparedSide>> {
	const services = await app.openStartServices();
	const located = await services.locateCentral();
	if (!located.ok) {
		return located;
	}

	const {central} = located.value;
	const got = await services.automation.getExecution(central, executionId);
	if (!got.ok) {
		return got;
	}

	const read = await readGrid(services, central, got.value);
	return read.ok ? succeed({executionId, execution: got.value, grid: read.value.grid}) : read;
}

function* printTable(a: ComparedSide, b: ComparedSide, compared: FanOutComparison): Generator<string> {
	yield `A  ${describe(a)}`;
	yield `B  ${describe(b)}`;
	yield '';
	yield `${sayDifferent(compared)}:`;
	for (const group of compared.groups) {
		const {locations, kind} = group;
		const isListed = kind !== 'same';
		yield `${formatCount(locations.length).padStart(8)}  ${sayOutcome(group)}`;
		for (const {name, b: end} of isListed ? locations.slice(0, mostRows) : []) {
			yield `          ${name}${end?.failureMessage == null ? '' : `: ${end.failureMessage}`}`;
		}

		yield* sayMore(isListed ? locations.length - mostRows : 0);
	}

	if (compared.all === null) {
		yield 'No location ended in both: durations can’t be compared.';
		return;
	}

	yield '';
	yield `Durations of ${formatCount(compared.all.count)} that ended in both: ${sayDurationShift(compared.all)}`;
	yield* printShifts('Regions', compared.byRegion);
	yield* printShifts('Accounts', compared.byAccount);
	yield '';
	yield 'Locations that moved the most:';
	for (const one of compared.movers.slice(0, mostRows)) {
		yield `${sayShift(one.shiftMs!).padStart(10)}  ${one.name}: ${formatDuration(one.a!.tookMs!)} → ${formatDuration(one.b!.tookMs!)}`;
	}
}

function* printShifts(title: string, shifts: readonly DurationShift[]): Generator<string> {
	yield '';
	yield `${title} that moved the most:`;
	for (const shift of shifts.slice(0, mostRows)) {
		yield `${sayShift(shift.medianShift).padStart(10)}  ${shift.name}: ${sayDurationShift(shift)} (${formatCount(shift.count)})`;
	}

	yield* sayMore(shifts.length - mostRows);
}

function* sayMore(left: number): Generator<string> {
	if (left > 0) {
		yield `          and ${formatCount(left)} more: --json has them all`;
	}
}

function describe({executionId, execution}: ComparedSide): string {
	return execution === null
		? executionId
		: `${executionId}  ${execution.document}  ${formatTime(execution.startedAt)}  ${execution.status}`;
}

/** The kinds of an outcome, as the JSON names them. */
const kindNames: Readonly<Record<OutcomeKind, string>> = {
	different: 'different',
	'one-sided': 'onlyInOne',
	open: 'notEnded',
	same: 'same',
};

function toJson(a: ComparedSide, b: ComparedSide, {groups, inBoth, different, open, all, ...rest}: FanOutComparison) {
	return {
		a: sideJson(a),
		b: sideJson(b),
		inBoth,
		different,
		notEnded: open,
		outcomes: groups.map(group => ({
			kind: kindNames[group.kind],
			a: group.a,
			b: group.b,
			count: group.locations.length,
			locations: group.kind === 'same' ? null : group.locations.map(locationJson),
		})),
		durations: {
			all: all && shiftJson(all),
			byRegion: rest.byRegion.map(shiftJson),
			byAccount: rest.byAccount.map(shiftJson),
			byLocation: rest.movers.map(locationJson),
		},
	};
}

function sideJson({executionId, execution}: ComparedSide) {
	return {
		executionId,
		document: execution?.document ?? null,
		documentVersion: execution?.documentVersion ?? null,
		status: execution?.status ?? null,
		startedAt: formatIso(execution?.startedAt ?? null),
		endedAt: formatIso(execution?.endedAt ?? null),
	};
}

function locationJson({name, location, a, b, shiftMs}: ComparedLocation) {
	return {
		location: name,
		account: location?.accountId ?? null,
		region: location?.region ?? null,
		a: a && endJson(a),
		b: b && endJson(b),
		shiftSeconds: inSeconds(shiftMs),
	};
}

function endJson({status, hasEnded, tookMs, failureMessage}: ComparedEnd) {
	return {status, hasEnded, seconds: inSeconds(tookMs), failureMessage};
}

function shiftJson({name, count, medianA, medianB, medianShift, p90Shift}: DurationShift) {
	return {
		name: name === '' ? null : name,
		count,
		medianSeconds: {a: inSeconds(medianA), b: inSeconds(medianB)},
		shiftSeconds: {median: inSeconds(medianShift), p90: inSeconds(p90Shift)},
	};
}

function inSeconds(ms: number | null): number | null {
	return ms === null ? null : Math.round(ms / 100) / 10;
}
