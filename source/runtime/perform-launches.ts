import type {StartDecision} from '../core/actions/start/choose-entries.ts';
import type {Event} from '../core/console/event.ts';
import {fail, type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {LaunchProgress} from '../core/planning/launch-progress.ts';
import {decideStarts} from './decide-starts.ts';
import {type NewLaunch, startLaunch} from './launch.ts';
import type {Ports} from './ports.ts';
import {settleStarts} from './settle-starts.ts';
import type {StartPorts} from './start-once.ts';

type LaunchPorts = Pick<Ports, 'automation' | 'clock' | 'journal' | 'createId' | 'records'>;

const noJournal = {
	kind: 'local',
	what: 'There is no journal to write the start to',
	next: 'Nothing was started.',
} as const;

/**
Performs the effects that start something. A launch in turns goes on for hours, so it isn't counted as in flight while it waits.
*/
export class PerformLaunches {
	readonly #ports: LaunchPorts;
	readonly #dispatch: (event: Event) => void;
	readonly #track: (answer: Promise<void>) => void;
	readonly #stopped = new AbortController();

	/**
	@param track - Counts an answer as in flight until it is there; is told of a bug by its rejection.
	*/
	constructor(ports: LaunchPorts, dispatch: (event: Event) => void, track: (answer: Promise<void>) => void) {
		this.#ports = ports;
		this.#dispatch = dispatch;
		this.#track = track;
	}

	/** Wait for nothing any more: what wasn't sent stays planned in the journal. */
	stop(): void {
		this.#stopped.abort();
	}

	start(launch: NewLaunch): void {
		const {createId, records} = this.#ports;
		const {where, preflight} = launch;
		this.#run((ports, {onProgress, signal}) =>
			startLaunch(ports, launch, createId, {
				signal,
				onProgress: progress => {
					const {justStarted} = progress;
					if (justStarted !== null && preflight !== undefined) {
						// The matrix opens now and doesn't wait for the disk.
						this.#dispatch({type: 'preflight-found', executionId: justStarted, outcome: succeed(preflight)});
						void records?.keepPreflight(where, justStarted, preflight).then(kept => {
							if (!kept.ok) {
								this.#dispatch({type: 'record-failed', failure: kept.failure});
							}
						});
					}

					onProgress(progress);
				},
			}),
		);
	}

	/** Only reads: nothing is started by it. */
	settle(where: Location): void {
		const ports = this.#startPorts();
		if (ports === undefined) {
			return;
		}

		this.#track(
			settleStarts(ports, where).then(outcome => {
				// Nothing unresolved is the usual case, and no news.
				if (!outcome.ok || outcome.value.settled.length > 0 || outcome.value.doubts.length > 0) {
					this.#dispatch({type: 'starts-settled', outcome});
				}
			}),
		);
	}

	passOver(ids: readonly string[]): void {
		const ports = this.#startPorts();
		if (ports !== undefined) {
			this.#track(ports.journal.passOver(ids).then(outcome => this.#dispatch({type: 'doubts-passed-over', outcome})));
		}
	}

	decide(decision: StartDecision): void {
		const {launchId} = decision;
		this.#run(async (ports, options) => {
			const decided = await decideStarts(ports, decision, options);
			// A launch that goes on tells of itself.
			if (!decided.ok || decided.value.type !== 'resumed') {
				const outcome: Outcome<string | null> = decided.ok
					? succeed(decided.value.type === 'started' ? decided.value.executionId : null)
					: decided;
				this.#dispatch({type: 'starts-decided', launchId, decision: decision.decision, outcome});
			}
		});
	}

	/** Run a launch; it is in flight until it waits for something to end, or is over. */
	#run(
		run: (
			ports: StartPorts,
			options: {readonly onProgress: (progress: LaunchProgress) => void; readonly signal: AbortSignal},
		) => Promise<unknown>,
	): void {
		const ports = this.#startPorts();
		if (ports === undefined) {
			this.#dispatch({type: 'starts-decided', launchId: '', decision: 'start', outcome: fail(noJournal)});
			return;
		}

		this.#track(
			new Promise((resolve, reject) => {
				const onProgress = (progress: LaunchProgress): void => {
					this.#dispatch({type: 'launch-progressed', progress});
					if (progress.state === 'waiting') {
						resolve();
					}
				};

				run(ports, {onProgress, signal: this.#stopped.signal}).then(() => resolve(), reject);
			}),
		);
	}

	#startPorts(): StartPorts | undefined {
		const {automation, clock, journal} = this.#ports;
		return journal && {automation: automation.at('background'), clock, journal};
	}
}
