import {fraction} from '../engine/state/random.ts';
import {matchesGlob} from '../glob.ts';
import type {Fault} from './fault.ts';

type Active = {readonly fault: Fault; readonly number: number; readonly sinceMs: number; hits: number; seen: number};

/** What a request is matched by. */
export type FaultMatch = {readonly operation: string; readonly accountId: string | null; readonly region: string};

/** Decides which trouble hits a request; the same requests in the same order are hit alike. */
export class Faults {
	#active: Active[] = [];
	#added = 0;
	readonly #seed: number;

	constructor(seed: number) {
		this.#seed = seed;
	}

	/** @param nowMs - The world's present, from which the fault's own times count. */
	add(fault: Fault, nowMs: number): void {
		this.#active.push({fault, number: this.#added++, sinceMs: nowMs, hits: 0, seen: 0});
	}

	clear(): void {
		this.#active = [];
	}

	list(): ReadonlyArray<Fault & {readonly hits: number}> {
		return this.#active.map(({fault, hits}) => ({...fault, hits}));
	}

	/** The faults that hit this request, in the order they were added. */
	draw(request: FaultMatch, nowMs: number): readonly Fault[] {
		return this.#active.filter(active => this.#hits(active, request, nowMs)).map(({fault}) => fault);
	}

	#hits(active: Active, request: FaultMatch, nowMs: number): boolean {
		const {fault, number, sinceMs, hits} = active;
		const passedMs = nowMs - sinceMs;
		const isMeant =
			matchesGlob(fault.operation, request.operation) &&
			(fault.accountId === undefined || fault.accountId === request.accountId) &&
			(fault.region === undefined || fault.region === request.region) &&
			passedMs >= (fault.fromMs ?? 0) &&
			passedMs < (fault.untilMs ?? Number.POSITIVE_INFINITY) &&
			hits < (fault.times ?? Number.POSITIVE_INFINITY);
		if (!isMeant) {
			return false;
		}

		active.seen++;
		const isHit = fraction(this.#seed, `fault ${number} ${fault.kind} ${active.seen}`) < (fault.rate ?? 1);
		active.hits += isHit ? 1 : 0;
		return isHit;
	}
}
