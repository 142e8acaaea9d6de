import type {Event} from '../core/console/event.ts';
import type {LaunchEffect} from '../core/state/launch-effect.ts';
import type {Ask, ConfigurePorts, OwnPreflightPorts} from './perform-configure.ts';
import {examine} from './preflight/examine.ts';

type Run = Extract<LaunchEffect, {type: 'run-preflight'}>;

/** Performs the preflights of the console, one at a time: a new one replaces the one before. */
export class PerformPreflights {
	readonly #ports: ConfigurePorts & OwnPreflightPorts;
	readonly #ask: Ask;
	readonly #dispatch: (event: Event) => void;
	#running = new AbortController();

	constructor(ports: ConfigurePorts & OwnPreflightPorts, ask: Ask, dispatch: (event: Event) => void) {
		this.#ports = ports;
		this.#ask = ask;
		this.#dispatch = dispatch;
	}

	run({key, identity, central, requests, calendars, isSketch}: Run): void {
		const {automation, catalog, choices, readiness, directory, roles, measureClockSkew, clock} = this.#ports;
		this.stop();
		if (
			catalog === undefined ||
			choices === undefined ||
			readiness === undefined ||
			roles === undefined ||
			measureClockSkew === undefined
		) {
			return;
		}

		const running = new AbortController();
		this.#running = running;
		const {signal} = running;
		const ports = {automation, catalog, choices, readiness, directory, roles, measureClockSkew, clock};
		this.#ask(
			examine(ports, {identity, central}, requests, {
				calendars,
				isSketch,
				signal,
				urgency: 'background',
				onProgress: preflight => {
					if (!signal.aborted) {
						this.#dispatch({type: 'preflight-told', key, preflight, isOver: false});
					}
				},
			}),
			preflight => ({type: 'preflight-told', key, preflight, isOver: true}),
		);
	}

	stop(): void {
		this.#running.abort();
	}
}
