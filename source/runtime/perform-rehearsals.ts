import {fail} from '../core/domain/failure.ts';
import type {LaunchEffect} from '../core/state/launch-effect.ts';
import type {Rehearsals} from '../ports/rehearsals.ts';
import type {Ask} from './perform-configure.ts';

type Run = Extract<LaunchEffect, {type: 'run-rehearsal'}>;

/** Performs rehearsals for the console, one at a time: a new one replaces the one before. */
export class PerformRehearsals {
	readonly #rehearsals: Rehearsals | undefined;
	readonly #ask: Ask;
	#running = new AbortController();

	constructor(rehearsals: Rehearsals | undefined, ask: Ask) {
		this.#rehearsals = rehearsals;
		this.#ask = ask;
	}

	run({key, plan, world, seeds, failingPercent}: Run): void {
		this.stop();
		this.#running = new AbortController();
		const played = this.#rehearsals?.play({plan, world, seeds, failingPercent}, this.#running.signal);
		this.#ask(
			played ?? Promise.resolve(fail({kind: 'local', what: 'This console can’t start a rehearsal'})),
			outcome => ({type: 'rehearsal-ended', key, outcome}),
		);
	}

	stop(): void {
		this.#running.abort();
	}
}
