import type {PreflightRecord} from '../core/actions/preflight/verdict-record.ts';
import {toRunHead, withoutPlaces} from '../core/actions/rings/run-head.ts';
import type {RunView} from '../core/actions/rings/run-view.ts';
import type {Event} from '../core/console/event.ts';
import {fail, type Outcome, succeed} from '../core/domain/failure.ts';
import type {StartRequest} from '../core/domain/start-request.ts';
import type {NewRun, RunEffect} from '../core/state/run-effect.ts';
import type {Conductor} from '../core/state/run-event.ts';
import {findConductor} from './find-conductor.ts';
import type {Ports} from './ports.ts';
import {conductRun, noSuchRun} from './rings/conduct-run.ts';
import {decideRun} from './rings/decide-run.ts';
import {findRun} from './rings/find-run.ts';
import type {RunPorts} from './rings/ports.ts';
import {RingReader} from './rings/read-ring.ts';
import {viewRun} from './rings/view-run.ts';

const noRecords = {
	kind: 'local',
	what: 'There is no place to write the run to',
	next: 'Nothing was started.',
} as const;

/** One function for each kind of effect on a single run. */
export type RunPerformers = {
	readonly [T in Exclude<RunEffect['type'], 'list-runs'>]: (effect: Extract<RunEffect, {type: T}>) => void;
};

/** A run that this console conducts. */
type Conducted = {
	readonly left: AbortController;
	/** Ends the pause between two reads; `null` while there is none. */
	wake: (() => void) | null;
	readonly end: Promise<void>;
};

/**
Performs the effects of runs over rings. A run goes on for days, so conducting it counts as in flight only between its pauses.
*/
export class PerformRuns {
	readonly performers: RunPerformers = {
		'view-run': ({runId}) => this.#track(this.#viewAgain(runId)),
		'begin-run': ({run}) => this.#track(this.#begin(run)),
		'take-up-run': ({runId}) => this.#track(this.#takeUp(runId)),
		'decide-run': effect => this.#track(this.#decide(effect)),
	};

	readonly #ports: Ports;
	readonly #dispatch: (event: Event) => void;
	readonly #track: (answer: Promise<void>) => void;
	readonly #conducted = new Map<string, Conducted>();
	readonly #readers = new Map<string, RingReader>();
	/** The complete requests of the runs that were begun here, including values that look secret. */
	readonly #requests = new Map<string, StartRequest>();
	/** The preflights of those runs, and the executions for which they have been saved. */
	readonly #preflights = new Map<string, {readonly record: PreflightRecord; readonly kept: Set<string>}>();

	/**
	@param track - Counts an answer as in flight until it is there; a rejection is a bug.
	*/
	constructor(ports: Ports, dispatch: (event: Event) => void, track: (answer: Promise<void>) => void) {
		this.#ports = ports;
		this.#dispatch = dispatch;
		this.#track = track;
	}

	/** Give every run back, for others to take up. */
	stop(): void {
		for (const {left} of this.#conducted.values()) {
			left.abort();
		}
	}

	/** Resolves once every run has been given back. */
	async settled(): Promise<void> {
		await Promise.all([...this.#conducted.values()].map(({end}) => end));
	}

	/** Whether this console conducts a run. */
	conducts(runId: string): boolean {
		return this.#conducted.has(runId);
	}

	async #viewAgain(runId: string): Promise<void> {
		const ports = this.#runPorts();
		const read = await ports?.runs.read(runId);
		if (ports === undefined || !read?.ok || read.value === null || this.#conducted.has(runId)) {
			return;
		}

		const reader = this.#readers.get(runId) ?? new RingReader(ports);
		this.#readers.set(runId, reader);
		const {view} = await viewRun(ports, reader, read.value);
		this.#tell(view, await findConductor(ports.runs, read.value));
	}

	#tell(view: RunView, conductor: Conductor): void {
		this.#dispatch({type: 'run-viewed', view, conductor});
	}

	/** Save the preflight of a run for every fan-out that the run starts. */
	#keepPreflight({run: {head, rings}}: RunView): void {
		const {record, kept} = this.#preflights.get(head.runId) ?? {};
		if (record === undefined || kept === undefined) {
			return;
		}

		for (const executionId of rings.flatMap(({attempts}) => attempts.flatMap(({executionIds}) => executionIds))) {
			if (!kept.has(executionId)) {
				kept.add(executionId);
				this.#dispatch({type: 'preflight-found', executionId, outcome: succeed(record)});
				void this.#ports.records?.keepPreflight(head.where, executionId, record).then(written => {
					if (!written.ok) {
						this.#dispatch({type: 'record-failed', failure: written.failure});
					}
				});
			}
		}
	}

	async #begin(run: NewRun): Promise<void> {
		const ports = this.#runPorts();
		if (ports === undefined) {
			this.#dispatch({type: 'run-refused', failure: noRecords});
			return;
		}

		const head = toRunHead(run, ports.createId(), ports.clock.now());
		const begun = await ports.runs.begin(head);
		if (!begun.ok) {
			this.#dispatch({type: 'run-refused', failure: begun.failure});
			return;
		}

		this.#requests.set(head.runId, withoutPlaces(run.request));
		if (run.preflight !== undefined) {
			this.#preflights.set(head.runId, {record: run.preflight, kept: new Set()});
		}

		await this.#conduct(ports, head.runId, true);
	}

	async #takeUp(runId: string): Promise<void> {
		const ports = this.#runPorts();
		if (ports === undefined || this.#conducted.has(runId)) {
			return;
		}

		const found = await findRun(ports, runId);
		if (found.ok && found.value !== null) {
			this.#tell({run: found.value, counters: null, verdict: null, trouble: null}, 'here');
			await this.#conduct(ports, runId, false);
		} else {
			this.#dispatch({
				type: 'run-left',
				runId,
				end: {type: 'failed', failure: found.ok ? noSuchRun(runId) : found.failure},
			});
		}
	}

	async #decide({runId, ring, decision, isHandedOn}: Extract<RunEffect, {type: 'decide-run'}>): Promise<void> {
		const ports = this.#runPorts();
		const conducted = this.#conducted.get(runId);
		const decided =
			ports === undefined
				? fail(noRecords)
				: await decideRun(ports, runId, {decision, ring, isRefusedWhileHeld: conducted === undefined && !isHandedOn});
		const holder = conducted === undefined && decided.ok ? decided.value.holder : null;
		const outcome = decided.ok ? succeed({run: decided.value.run, holder}) : decided;
		this.#dispatch({type: 'run-decided', runId, decision, outcome});
		if (!decided.ok || holder !== null) {
			await this.#viewAgain(runId);
			return;
		}

		conducted?.wake?.();
		await this.#takeUp(runId);
	}

	/** Conduct a run until it ends or pauses for the first time; from then on it isn't waited for. */
	async #conduct(ports: RunPorts, runId: string, isNew: boolean): Promise<void> {
		let {promise: busy, resolve: rest} = Promise.withResolvers<void>();
		const left = new AbortController();
		const options = {
			signal: left.signal,
			onView: (view: RunView) => {
				this.#keepPreflight(view);
				this.#tell(view, 'here');
			},
			onUntagged: (failure: Extract<Outcome<never>, {ok: false}>['failure']) =>
				this.#dispatch({type: 'run-untagged', failure}),
			onPause: (wake: (() => void) | null) => {
				conducted.wake = wake;
				if (wake !== null) {
					rest();
					return;
				}

				({promise: busy, resolve: rest} = Promise.withResolvers<void>());
				this.#track(busy);
			},
			request: this.#requests.get(runId),
			isNew,
		};
		const ends = conductRun(ports, runId, options).then(end => {
			this.#conducted.delete(runId);
			this.#dispatch({type: 'run-left', runId, end});
		});
		const conducted: Conducted = {left, wake: null, end: ends.finally(() => rest())};
		this.#conducted.set(runId, conducted);
		await Promise.race([busy, ends]);
	}

	#runPorts(): RunPorts | undefined {
		const {automation, directory, clock, journal, runs, readiness, createId} = this.#ports;
		return journal && runs && readiness && {automation, directory, clock, journal, runs, readiness, createId};
	}
}
