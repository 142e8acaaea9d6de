import {judgeGate, noReadings} from '../../core/actions/rings/judge-gate.ts';
import {type Act, nextAct} from '../../core/actions/rings/next-act.ts';
import {currentRing, type Run, type RunEvent} from '../../core/actions/rings/run.ts';
import type {RunEnd, RunView} from '../../core/actions/rings/run-view.ts';
import type {Failure} from '../../core/domain/failure.ts';
import type {StartRequest} from '../../core/domain/start-request.ts';
import {sleep} from '../launch.ts';
import type {RunPorts} from './ports.ts';
import {isWaitedOut, RingReader} from './read-ring.ts';
import {RunLease} from './run-lease.ts';
import {findWhole, startRing} from './start-ring.ts';

export type ConductOptions = {
	readonly signal: AbortSignal;
	/** Called each time something may have changed. */
	readonly onView: (view: RunView) => void;
	/** Called once where tags can't be written: then nothing keeps other machines out. */
	readonly onUntagged: (failure: Failure) => void;
	/** The complete request that every start shares, where it is available. */
	readonly request?: StartRequest | undefined;
	/** Whether to stop once a ring has been started. */
	readonly isDetached?: boolean;
	/** Called when a pause between two reads begins, with a function that ends it early, and with `null` when it is over. */
	readonly onPause?: (wake: (() => void) | null) => void;
	/** Whether this process has just begun the run. */
	readonly isNew?: boolean;
};

/** The pauses between two reads. */
const firstPauseMs = 2000;
const longestPauseMs = 20_000;

/** How often the lease is renewed while a ring with several turns is being started. */
const beatMs = 30_000;

/**
Conduct a run from the state in its record, until it is over or needs a person.

Each next act is decided from the record alone: so a process that ends at any moment leaves nothing that the next one doesn't know. What other processes add to the record, such as a decision, counts from the next read on.
*/
export async function conductRun(ports: RunPorts, runId: string, options: ConductOptions): Promise<RunEnd> {
	const lease = new RunLease(ports, options);
	if (options.isNew) {
		lease.begin();
	}

	const conductor = new Conductor(ports, lease, options);
	let isTold = options.isNew ?? false;
	let run: Run | null = null;
	for (let pauseMs = firstPauseMs; ; ) {
		const read = await ports.runs.read(runId);
		if (!read.ok || read.value === null) {
			return {type: 'failed', failure: read.ok ? noSuchRun(runId) : read.failure};
		}

		run = read.value;
		if (options.signal.aborted) {
			await lease.release(run);
			return {type: 'interrupted'};
		}

		const claim = await lease.keep(run);
		if (!claim.ok || claim.value.state === 'taken') {
			return claim.ok && claim.value.state === 'taken'
				? {type: 'taken', holder: claim.value.holder}
				: {type: 'failed', failure: claim.ok ? noSuchRun(runId) : claim.failure};
		}

		if (!isTold) {
			isTold = true;
			const told = await ports.runs.append(runId, {
				at: ports.clock.now(),
				type: 'taken-up',
				by: await ports.runs.nameSelf(),
			});
			if (!told.ok) {
				return {type: 'failed', failure: told.failure};
			}
		}

		const before = run;
		const done = await conductor.step(before);
		if (typeof done === 'object') {
			await lease.release(run);
			return done;
		}

		if (done === 'wait') {
			await pause(ports, pauseMs, options);
			pauseMs = Math.min(longestPauseMs, pauseMs * 1.3);
		} else {
			pauseMs = firstPauseMs;
		}
	}
}

async function pause({clock}: RunPorts, ms: number, {signal, onPause}: ConductOptions): Promise<void> {
	if (onPause === undefined) {
		await sleep(clock, ms, signal);
		return;
	}

	const woken = new AbortController();
	onPause(() => woken.abort());
	await sleep(clock, ms, AbortSignal.any([signal, woken.signal]));
	onPause(null);
}

/** Perform one next act of a run. */
class Conductor {
	readonly #ports: RunPorts;
	readonly #lease: RunLease;
	readonly #options: ConductOptions;
	readonly #reader: RingReader;

	constructor(ports: RunPorts, lease: RunLease, options: ConductOptions) {
		this.#ports = ports;
		this.#lease = lease;
		this.#options = options;
		this.#reader = new RingReader(ports);
	}

	/** @returns The end, `wait` where nothing can be done before some time has passed, else `again`. */
	async step(run: Run): Promise<RunEnd | 'again' | 'wait'> {
		const index = currentRing(run);
		const isAtGate = run.rings[index]?.phase === 'gate';
		const readings = isAtGate ? await this.#reader.readGate(run, index) : noReadings;
		const now = this.#ports.clock.now();
		const verdict = isAtGate ? judgeGate(run.head.rings[index]!, run.rings[index]!, readings, now) : null;
		const act = nextAct(run, readings, now);
		if (act.type !== 'follow') {
			// A running attempt is reported once it has been read.
			this.#view({run, verdict});
		}

		switch (act.type) {
			case 'record':
				return this.#record(run, act.event);
			case 'start':
				return this.#start(run, act);
			case 'follow':
				return this.#follow(run, act);
			case 'wait':
				return 'wait';
			case 'ask':
				return {type: 'asks', ring: act.ring, because: act.because, isApproval: act.isApproval};
			case 'end':
				return {type: 'over'};
		}
	}

	#view(view: Partial<RunView> & Pick<RunView, 'run'>): void {
		this.#options.onView({counters: null, verdict: null, trouble: null, ...view});
	}

	async #record({head}: Run, event: RunEvent): Promise<RunEnd | 'again'> {
		const written = await this.#ports.runs.append(head.runId, event);
		return written.ok ? 'again' : {type: 'failed', failure: written.failure};
	}

	async #start(run: Run, act: Extract<Act, {type: 'start'}>): Promise<RunEnd | 'again'> {
		const {clock} = this.#ports;
		const whole = findWhole(run, this.#options.request);
		if (!whole.ok) {
			return {type: 'failed', failure: whole.failure};
		}

		const started = await this.#beating(run, signal =>
			startRing(this.#ports, run, act, {request: whole.value, signal}),
		);
		const {ring, attempt} = act;
		switch (started.state) {
			case 'interrupted':
				return this.#options.signal.aborted ? {type: 'interrupted'} : 'again';
			case 'unknown':
				return {type: 'failed', failure: started.failure};
			case 'refused': {
				const {what, because} = started.failure;
				const written = await this.#record(run, {
					at: clock.now(),
					type: 'refused',
					ring,
					attempt,
					because: because ?? what,
				});
				return written === 'again' ? {type: 'failed', failure: started.failure} : written;
			}

			case 'started': {
				const {executionIds} = started;
				const written = await this.#record(run, {at: clock.now(), type: 'started', ring, attempt, executionIds});
				return written === 'again' && this.#options.isDetached ? this.#detach(run) : written;
			}
		}
	}

	/** AWS gets the tag with the ring's number before the lease is given back. */
	async #detach({head}: Run): Promise<RunEnd> {
		const read = await this.#ports.runs.read(head.runId);
		if (read.ok && read.value !== null) {
			await this.#lease.keep(read.value);
			this.#view({run: read.value});
		}

		return {type: 'detached'};
	}

	async #follow(run: Run, {ring, attempt}: Extract<Act, {type: 'follow'}>): Promise<RunEnd | 'again' | 'wait'> {
		const read = await this.#reader.readAttempt(run, ring);
		if (!read.ok) {
			this.#view({run, trouble: read.failure});
			return isWaitedOut(read) ? 'wait' : {type: 'failed', failure: read.failure};
		}

		if (read.value.state === 'running') {
			this.#view({run, counters: read.value.counters});
			return 'wait';
		}

		const {endedAt, failed} = read.value;
		return this.#record(run, {at: this.#ports.clock.now(), type: 'ended', ring, attempt, endedAt, failed});
	}

	/** Keep the lease while something takes long; cancel it where the lease is lost. */
	async #beating<T>(run: Run, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
		const {clock} = this.#ports;
		const lost = new AbortController();
		let isOver = false;
		let callOff = (): void => {};
		let renewal: Promise<void> = Promise.resolve();
		const renew = async (): Promise<void> => {
			const claim = await this.#lease.keep(run);
			if (!claim.ok || claim.value.state !== 'held') {
				lost.abort();
			} else if (!isOver) {
				beat();
			}
		};
		const beat = (): void => {
			callOff = clock.wakeAfter(beatMs, () => {
				renewal = renew();
			});
		};
		beat();
		try {
			return await work(AbortSignal.any([this.#options.signal, lost.signal]));
		} finally {
			isOver = true;
			callOff();
			// A pending renewal would renew a lease that has been given back.
			await renewal;
		}
	}
}

/** The failure for a run that isn't known. */
export function noSuchRun(runId: string): Failure {
	return {
		kind: 'not-found',
		what: `No run ${runId} is known on this machine`,
		next: 'Give its plan and rings too, to find it by the tags of its executions: `rollgrid launch PLAN --rings RINGS --take-up RUN-ID`.',
	};
}
