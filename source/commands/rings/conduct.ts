import {currentRing, type Run} from '../../core/actions/rings/run.ts';
import type {RunEnd, RunView} from '../../core/actions/rings/run-view.ts';
import {printRing, sayNext, sayRing, sumRun} from '../../core/actions/rings/run-words.ts';
import {formatCount, formatLocations} from '../../core/domain/count.ts';
import type {StartRequest} from '../../core/domain/start-request.ts';
import {formatTime, formatTimeOfDay} from '../../core/status/format.ts';
import {printJson} from '../../core/status/printable.ts';
import type {Runs} from '../../ports/runs.ts';
import {conductRun} from '../../runtime/rings/conduct-run.ts';
import {decideRun} from '../../runtime/rings/decide-run.ts';
import {exitStatus, tellFailure} from '../services.ts';
import type {StartServices} from '../start/start-requests.ts';
import {untilInterrupted} from '../start/until-interrupted.ts';

export type RunServices = StartServices & {readonly runs: Runs};

export type ConductFlags = {
	readonly isJson: boolean;
	readonly isDetached: boolean;
	readonly request?: StartRequest | undefined;
	readonly isNew?: boolean;
};

/**
Conduct a run and print its lines until it is over or nobody is there to decide.

@returns 0 where every location succeeded, or a ring was started with `--detach`; 1 where not all did, or a gate waits for a person.
*/
export async function conduct(services: RunServices, runId: string, flags: ConductFlags): Promise<number> {
	const {tell, confirm} = services;
	const reporter = new RunReporter(services, flags.isJson);
	for (let isNew = flags.isNew ?? false; ; isNew = false) {
		const end = await conductRun(services, runId, {
			signal: untilInterrupted(services),
			onView: view => reporter.tell(view),
			onUntagged: failure =>
				tell(
					`Tags can't be written on executions (${failure.code ?? failure.what}): the lease of this run is only in the state folder here, and keeps no other machine from taking it up.`,
				),
			request: flags.request,
			isDetached: flags.isDetached,
			isNew,
		});
		if (end.type === 'asks') {
			const said = `${reporter.nameOf(end.ring)}: ${end.because}`;
			const decision = end.isApproval ? 'approve' : 'go';
			if (await confirm(`${said}. ${end.isApproval ? 'Approve it' : 'Go on'}?`)) {
				const decided = await decideRun(services, runId, {decision, ring: end.ring, isRefusedWhileHeld: true});
				if (!decided.ok) {
					return tellFailure(services, decided.failure);
				}

				continue;
			}
		}

		return tellRunEnd(services, {runId, end, run: reporter.run}, flags);
	}
}

function tellRunEnd(
	services: RunServices,
	{runId, end, run}: {readonly runId: string; readonly end: RunEnd; readonly run: Run | null},
	{isJson}: ConductFlags,
): number {
	const {tell} = services;
	const takeUp = `${services.commandLine('launch')} --take-up ${runId}`;
	switch (end.type) {
		case 'over':
			return run === null ? exitStatus.bug : tellResult(services, run, isJson);
		case 'asks':
			tell(
				`${run?.head.rings[end.ring]?.name ?? ''} waits for a person: ${end.because}. Nothing further starts. \`${takeUp} --gate ${end.isApproval ? 'approve' : 'go'}\` goes on; --gate skip, retry and stop decide otherwise.`,
			);
			return exitStatus.notAllSucceeded;
		case 'taken':
			tell(
				`× Run ${runId} is conducted by ${end.holder.by}, until ${formatTime(end.holder.until)} if that doesn't go on. Nothing was done here.`,
			);
			return exitStatus.wrongUsage;
		case 'interrupted':
			tell(sayLeft(run, takeUp));
			return exitStatus.interrupted;
		case 'detached':
			tell(sayLeft(run, takeUp));
			return exitStatus.done;
		case 'failed': {
			const status = tellFailure(services, end.failure);
			tell(sayLeft(run, takeUp));
			return status;
		}
	}
}

/** What continues without the process: only the running ring. */
function sayLeft(run: Run | null, takeUp: string): string {
	const running = run?.rings.findIndex(({phase}) => phase === 'running') ?? -1;
	const goes =
		run === null || running === -1
			? 'Nothing goes on by itself.'
			: `Only ring ${run.head.rings[running]!.name} goes on by itself, in AWS; no gate is judged and no further ring starts.`;
	return `${goes} To take the run up where it stands: ${takeUp}`;
}

function tellResult({print, tell}: RunServices, run: Run, isJson: boolean): number {
	const sum = sumRun(run);
	const {head, over} = run;
	if (isJson) {
		print(printJson({type: 'result', runId: head.runId, end: over, ...sum}));
	} else {
		print(
			`Run ${head.runId} ${over === 'done' ? 'is over' : 'was stopped'}: ${formatCount(sum.succeeded)} of ${formatLocations(sum.total)} succeeded${sum.failed > 0 ? `, ${formatCount(sum.failed)} did not` : ''}${sum.notRun > 0 ? `, ${formatCount(sum.notRun)} were not started` : ''}`,
			sum.succeeded === sum.total ? 'good' : 'bad',
		);
	}

	const index = currentRing(run);
	const shut = run.rings[index]?.shut;
	if (over === 'stopped' && shut) {
		tell(`The gate after ${head.rings[index]!.name} stayed shut: ${shut}.`);
	}

	return sum.succeeded === sum.total ? exitStatus.done : exitStatus.notAllSucceeded;
}

/** Prints the changes of a run, one line each. */
export class RunReporter {
	run: Run | null = null;
	readonly #services: RunServices;
	readonly #isJson: boolean;
	readonly #told = new Map<number, string>();
	readonly #started = new Set<string>();
	#trouble = '';

	constructor(services: RunServices, isJson: boolean) {
		this.#services = services;
		this.#isJson = isJson;
	}

	nameOf(ring: number): string {
		return this.run?.head.rings[ring]?.name ?? '';
	}

	tell({run, counters, verdict, trouble}: RunView): void {
		this.run = run;
		const {tell} = this.#services;
		for (const index of run.rings.keys()) {
			this.#tellRing(run, index, {counters, verdict});
		}

		const said = trouble === null ? '' : trouble.what;
		if (said !== this.#trouble) {
			this.#trouble = said;
			tell(said === '' ? 'AWS answers again.' : `${said}. It is read again until AWS answers.`);
		}
	}

	#tellRing(run: Run, index: number, sight: Pick<RunView, 'counters' | 'verdict'>): void {
		const {print, clock} = this.#services;
		const {phase, attempts, shut} = run.rings[index]!;
		for (const id of attempts.flatMap(({executionIds}) => executionIds)) {
			if (!this.#started.has(id)) {
				this.#started.add(id);
				if (!this.#isJson) {
					print(id);
				}
			}
		}

		// A countdown is no change; another state is.
		const states = sight.verdict?.conditions.map(({state}) => state) ?? [];
		const signature = JSON.stringify([
			phase,
			attempts.length,
			shut,
			this.#isCurrent(run, index) ? [sight.counters, states] : [],
		]);
		const isNews = phase !== 'waiting' && phase !== 'sent' && this.#told.get(index) !== signature;
		if (isNews) {
			this.#told.set(index, signature);
			const time = formatTimeOfDay(clock.now());
			print(
				this.#isJson
					? printJson({
							...printRing(run, index),
							gate: this.#isCurrent(run, index) ? (sight.verdict ?? null) : null,
							at: new Date(clock.now()).toISOString(),
						})
					: `${time} ${sayRing(run, index, sight)}`,
			);
		}
	}

	#isCurrent(run: Run, index: number): boolean {
		return currentRing(run) === index;
	}
}

/** Print the state of a run, without conducting it. */
export function printRun({print, tell, commandLine}: RunServices, run: Run, isJson: boolean): number {
	const {head} = run;
	if (isJson) {
		for (const index of run.rings.keys()) {
			print(printJson(printRing(run, index)));
		}

		print(printJson({type: 'result', runId: head.runId, end: run.over, ...sumRun(run)}));
	} else {
		print(`Run ${head.runId} of ${head.request.DocumentName}, begun ${formatTime(head.begunAt)}`);
		for (const [index, {attempts}] of run.rings.entries()) {
			const ids = attempts.flatMap(({executionIds}) => executionIds);
			print(
				`  ${index + 1} ${sayRing(run, index, {counters: null, verdict: null})}${ids.length === 0 ? '' : ` (${ids.join(', ')})`}`,
			);
		}

		print(`${sayNext(run)}.`);
	}

	if (run.over === null) {
		tell(`To take it up where it stands: ${commandLine('launch')} --take-up ${head.runId}`);
	}

	const sum = sumRun(run);
	return run.over !== null && sum.succeeded < sum.total ? exitStatus.notAllSucceeded : exitStatus.done;
}
