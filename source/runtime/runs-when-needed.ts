import type {Event} from '../core/console/event.ts';
import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {RunEffect} from '../core/state/run-effect.ts';
import type {ListedRun, ListedRuns} from '../core/state/run-event.ts';
import {findConductor} from './find-conductor.ts';
import type {PerformRuns, RunPerformers} from './perform-runs.ts';
import type {Ports} from './ports.ts';

type Performers = RunPerformers & {readonly 'list-runs': (effect: Extract<RunEffect, {type: 'list-runs'}>) => void};

/**
Performs the effects of runs over rings. The code that conducts a run is loaded with the first run: most consoles never have one.
*/
export class RunsWhenNeeded {
	readonly performers: Performers = {
		'list-runs': () => this.#track(this.#list()),
		'view-run': effect => this.#perform(effect),
		'begin-run': effect => this.#perform(effect),
		'take-up-run': effect => this.#perform(effect),
		'decide-run': effect => this.#perform(effect),
	};

	readonly #ports: Ports;
	readonly #dispatch: (event: Event) => void;
	readonly #track: (answer: Promise<void>) => void;
	#runs: Promise<PerformRuns> | undefined;
	#isStopped = false;

	/**
	@param track - Counts an answer as in flight until it is there; a rejection is a bug.
	*/
	constructor(ports: Ports, dispatch: (event: Event) => void, track: (answer: Promise<void>) => void) {
		this.#ports = ports;
		this.#dispatch = dispatch;
		this.#track = track;
	}

	/** Give every run back, for others to take up; resolves once that is done. */
	async stop(): Promise<void> {
		this.#isStopped = true;
		const runs = await this.#runs;
		runs?.stop();
		await runs?.settled();
	}

	async #list(): Promise<void> {
		const {runs} = this.#ports;
		if (runs === undefined) {
			return;
		}

		const all = await runs.list();
		const own = await this.#runs;
		const listed: ListedRun[] = [];
		for (const run of all.ok ? all.value.runs : []) {
			const isOurs = own?.conducts(run.head.runId) ?? false;
			listed.push({run, conductor: isOurs ? 'here' : await findConductor(runs, run)});
		}

		const outcome: Outcome<ListedRuns> = all.ok ? succeed({listed, unread: all.value.unread}) : all;
		this.#dispatch({type: 'runs-listed', outcome});
	}

	#perform(effect: Exclude<RunEffect, {type: 'list-runs'}>): void {
		this.#track(
			this.#load().then(({performers}) => {
				if (!this.#isStopped) {
					(performers[effect.type] as (effect: RunEffect) => void)(effect);
				}
			}),
		);
	}

	#load(): Promise<PerformRuns> {
		this.#runs ??= import('./perform-runs.ts').then(
			({PerformRuns: Runs}) => new Runs(this.#ports, this.#dispatch, this.#track),
		);
		return this.#runs;
	}
}
