import process from 'node:process';
import {Fleet} from '../../test/harness/fleet/fleet.ts';
import {type Delivery, type Followed, followFleet} from '../../test/harness/fleet/follow-fleet.ts';
import {Random} from '../../test/terminal/random.ts';
import type {Figure} from '../figures/figure.ts';
import {ownBytes, ownCpuMs} from '../figures/own.ts';
import {type Polled, pollEveryChild, pollEveryPage} from './pollers.ts';

const sizes = [200, 2000, 20_000, 100_000];
const concurrencies = [10, 100, 500];
const rate = 1.5;
/** By how much 99 of 100 ends may be known later than by reading all running pages in turn. */
const slackSeconds = 5;
/** One event in so many is lost, and one in so many arrives twice; each takes one to three seconds. */
const lostOf = 50;

/**
Follow fan-outs whose every end is known beforehand, so that each read can be compared with it: by the machine that the console runs, with and without events, and by two simpler pollers under the same rate.

@param most - The largest fan-out.
*/
export async function followGrid(most: number): Promise<readonly Figure[]> {
	process.stdout.write(
		[
			'',
			`A location takes 64 seconds on average; ${rate} reads a second. Times from a location's end until it is known: half of them / 99 of 100, in seconds.`,
			'A refresh is one wake of the follower, which is one read as a rule. So "most", a tenth above the floor and one for each refresh, bounds what is read beyond that;',
			'how often it wakes is bounded by the rate alone, and shows in "a second".',
			`${'locations'.padEnd(11)}${'at once'.padEnd(9)}${'by'.padEnd(14)}${'calls'.padStart(9)}${'a second'.padStart(10)}${'most'.padStart(9)}  ${'known after'.padEnd(20)}${'CPU s'.padStart(6)}${'MB'.padStart(6)}`,
			'',
		].join('\n'),
	);
	const figures: Figure[] = [];
	for (const locations of sizes.filter(size => size <= most)) {
		for (const concurrency of concurrencies) {
			figures.push(...(await followOne(locations, concurrency)));
		}
	}

	return figures;
}

async function followOne(locations: number, concurrency: number): Promise<readonly Figure[]> {
	const fleet = new Fleet({locations, concurrency}, Date.UTC(2026, 0, 1));
	const plain = await measure(() => followFleet(fleet, {rate}));
	const hinted = await measure(() => followFleet(fleet, {rate, deliveries: deliver(fleet)}));
	const pages = pollEveryPage(fleet, rate);
	const children = pollEveryChild(fleet, rate);
	const floor = Math.ceil(locations / 50);
	const most = mostOf(plain.followed, floor);
	const place = `${locations.toLocaleString('en')} locations, ${concurrency} at a time`;
	const ideal = plain.followed.activePages / rate;
	const print = (by: string, {calls, lateMs, untilMs}: Polled, rest = '') =>
		process.stdout.write(
			`${locations.toLocaleString('en').padEnd(11)}${String(concurrency).padEnd(9)}${by.padEnd(14)}${calls.toLocaleString('en').padStart(9)}${(calls / ((untilMs - fleet.startMs) / 1000)).toFixed(2).padStart(10)}${rest}\n`.replace(
				'@',
				`${late(lateMs, 0.5)} / ${late(lateMs, 0.99)}`.padEnd(20),
			),
		);
	for (const [by, {followed, cpuSeconds, megabytes}] of [
		['follower', plain],
		['with events', hinted],
	] as const) {
		const bound = mostOf(followed, floor).toLocaleString('en');
		print(
			by,
			asPolled(followed),
			`${bound.padStart(9)}  @${cpuSeconds.toFixed(1).padStart(6)}${megabytes.toFixed(0).padStart(6)}`,
		);
	}

	print('every page', pages, `${''.padStart(9)}  @`);
	print('every child', children, `${''.padStart(9)}  @`);
	process.stdout.write(`${''.padEnd(20)}floor ${floor} calls; ⌈active/50⌉ / rate is ${ideal.toFixed(1)} s\n`);
	return [
		{
			name: `${place}: calls to the end`,
			value: callsOf(plain.followed),
			unit: '',
			most,
			beside: `floor ${floor}, one more for each of ${plain.followed.refreshes} refreshes (wakes); ${perSecond(fleet, plain.followed)} reads a second; with events ${callsOf(hinted.followed)}, every page ${pages.calls}, every child ${children.calls}; ${plain.cpuSeconds.toFixed(1)} s of CPU, ${plain.megabytes.toFixed(0)} MB`,
		},
		{
			name: `${place}: a location's end until it is known, 99 of 100`,
			value: lateSeconds(plain.followed.lateMs, 0.99),
			unit: 's',
			most: Math.round((ideal + slackSeconds) * 10) / 10,
			beside: `half of them ${late(plain.followed.lateMs, 0.5)} s; ${slackSeconds} s are allowed beyond ⌈active/50⌉ / rate ${ideal.toFixed(1)} s; every page ${late(pages.lateMs, 0.99)} s, every child ${late(children.lateMs, 0.99)} s`,
		},
		{
			name: `${place}: the same with events`,
			value: lateSeconds(hinted.followed.lateMs, 0.99),
			unit: 's',
			beside: `half of them ${late(hinted.followed.lateMs, 0.5)} s; events take one to three seconds, 2 % are lost`,
		},
	];
}

function perSecond({startMs}: Fleet, followed: Followed): string {
	return (callsOf(followed) / ((followed.untilMs - startMs) / 1000)).toFixed(2);
}

/** The most calls: the floor and a tenth, and one call for each refresh. */
function mostOf({refreshes}: Followed, floor: number): number {
	return Math.floor(1.1 * floor) + refreshes;
}

function callsOf({gets, pages}: Followed): number {
	return gets.length + pages.length;
}

function asPolled(followed: Followed): Polled {
	return {calls: callsOf(followed), lateMs: followed.lateMs, untilMs: followed.untilMs};
}

function lateSeconds(lateMs: Float64Array, share: number): number {
	const sorted = lateMs.toSorted();
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]! / 1000;
}

function late(lateMs: Float64Array, share: number): string {
	return lateSeconds(lateMs, share).toFixed(1);
}

async function measure(run: () => Promise<Followed>) {
	const before = ownBytes();
	const from = ownCpuMs();
	const followed = await run();
	const cpuSeconds = (ownCpuMs() - from) / 1000;
	return {followed, cpuSeconds, megabytes: (ownBytes() - before) / 2 ** 20};
}

function deliver(fleet: Fleet): readonly Delivery[] {
	const random = new Random(7);
	const delivered: Delivery[] = [];
	for (const {at, hint} of fleet.events()) {
		const copies = random.isOneIn(lostOf) ? 0 : random.isOneIn(lostOf) ? 2 : 1;
		for (let copy = 0; copy < copies; copy++) {
			delivered.push({at: at + 1000 + random.below(2001), hints: [hint]});
		}
	}

	return delivered.sort((a, b) => a.at - b.at);
}
