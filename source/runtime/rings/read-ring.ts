import {type GateReadings, noReadings} from '../../core/actions/rings/judge-gate.ts';
import type {Run} from '../../core/actions/rings/run.ts';
import type {Execution, ProgressCounters} from '../../core/domain/execution.ts';
import {type Failure, fail, isPassing, type Outcome, succeed} from '../../core/domain/failure.ts';
import {type Location, printLocation} from '../../core/domain/location.ts';
import {hasEnded, isSuccess} from '../../core/domain/status.ts';
import {listOutcomes} from '../../core/grid/outcomes.ts';
import type {Gate} from '../../core/planning/rings/ring.ts';
import {CallQueue} from '../call-queue.ts';
import {findChild} from '../find-child.ts';
import {type ReadGrid, readGrid} from '../read-grid.ts';
import type {RunPorts} from './ports.ts';

/** The progress of an attempt. */
export type AttemptReading =
	| {readonly state: 'running'; readonly counters: ProgressCounters}
	/** `failed` are the locations without a certain success, of those that the attempt started. */
	| {readonly state: 'ended'; readonly endedAt: number; readonly failed: readonly string[]};

/** Reads the results of a run's rings. What can't change any more is read once. */
export class RingReader {
	readonly #ports: RunPorts;
	readonly #queue: CallQueue;
	readonly #grids = new Map<string, ReadGrid>();
	/** Whether a location's output is the wanted one, by the gate's ring and the location. */
	readonly #outputs = new Map<string, boolean>();

	constructor(ports: RunPorts) {
		this.#ports = ports;
		this.#queue = new CallQueue(ports.clock);
	}

	/** Read the current attempt of a ring. */
	async readAttempt(run: Run, ring: number): Promise<Outcome<AttemptReading>> {
		const {where} = run.head;
		const {attempts, failed} = run.rings[ring]!;
		const executions: Execution[] = [];
		for (const executionId of attempts.at(-1)?.executionIds ?? []) {
			const read = await this.#ports.automation.getExecution(where, executionId);
			if (!read.ok) {
				return read;
			}

			executions.push(read.value);
		}

		if (!executions.every(hasEnded)) {
			return succeed({state: 'running', counters: addCounters(executions)});
		}

		const succeeded = new Set<string>();
		for (const execution of executions) {
			const grid = await this.#readEnded(where, execution);
			if (!grid.ok) {
				return grid;
			}

			for (const {location, status} of listOutcomes(grid.value.grid)) {
				if (isSuccess(status)) {
					succeeded.add(printLocation(location));
				}
			}
		}

		const wanted = attempts.length > 1 && failed.length > 0 ? failed : listRing(run, ring);
		const ends = executions.flatMap(({endedAt}) => endedAt ?? []);
		return succeed({
			state: 'ended',
			endedAt: ends.length === 0 ? this.#ports.clock.now() : Math.max(...ends),
			failed: wanted.filter(key => !succeeded.has(key)),
		});
	}

	/** Read what the gate of a ring needs in addition to the ring itself. What can't be read is unknown. */
	async readGate(run: Run, ring: number): Promise<GateReadings> {
		const {readiness} = this.#ports;
		const {alarm, calendar, output} = run.head.rings[ring]!.gate;
		const {where} = run.head;
		const [alarmState, calendarState, outputs] = await Promise.all([
			alarm === null ? null : readiness.readAlarm(where, alarm),
			calendar === null ? null : readiness.readCalendar(where, calendar),
			output === null ? null : this.#readOutputs(run, ring, output),
		]);
		return {
			...noReadings,
			alarm: alarmState?.ok ? alarmState.value : null,
			isCalendarOpen: calendarState?.ok ? calendarState.value.isOpen : null,
			output: outputs,
		};
	}

	async #readEnded(where: Location, execution: Execution): Promise<Outcome<ReadGrid>> {
		const known = this.#grids.get(execution.executionId);
		if (known !== undefined) {
			return succeed(known);
		}

		const read = await readGrid(this.#ports, where, execution);
		if (read.ok) {
			this.#grids.set(execution.executionId, read.value);
		}

		return read;
	}

	async #readOutputs(run: Run, ring: number, output: NonNullable<Gate['output']>): Promise<GateReadings['output']> {
		const {where} = run.head;
		const counts = {equal: 0, other: 0, unknown: 0};
		const {attempts, failed} = run.rings[ring]!;
		const succeeded = new Set(listRing(run, ring).filter(key => !failed.includes(key)));
		for (const executionId of attempts.flatMap(({executionIds}) => executionIds)) {
			const execution = await this.#ports.automation.getExecution(where, executionId);
			const read = execution.ok ? await this.#readEnded(where, execution.value) : execution;
			if (!read.ok) {
				return null;
			}

			const {grid} = read.value;
			const ours = [...grid.indices()].filter(index => isSuccess(grid.statusAt(index)!));
			await Promise.all(
				ours.map(async index => {
					const location = grid.locationAt(index);
					if (location !== null && succeeded.delete(printLocation(location))) {
						const child = {executionId, childId: grid.childIdAt(index)};
						const isEqual = await this.#queue.run(() => this.#readOutput(location, child, {ring, output}));
						counts[!isEqual.ok ? 'unknown' : isEqual.value ? 'equal' : 'other']++;
					}
				}),
			);
		}

		return {...counts, unknown: counts.unknown + succeeded.size};
	}

	/** Whether a location's output is the wanted one; a missing step or output decides nothing. */
	async #readOutput(
		location: Location,
		{executionId, childId}: {readonly executionId: string; readonly childId: string | null},
		{ring, output}: {readonly ring: number; readonly output: NonNullable<Gate['output']>},
	): Promise<Outcome<boolean>> {
		const key = `${ring} ${printLocation(location)}`;
		const known = this.#outputs.get(key);
		if (known !== undefined) {
			return succeed(known);
		}

		const automation = this.#ports.automation.at('background');
		const found = childId === null ? await findChild(automation, location, executionId) : succeed(childId);
		const steps =
			found.ok && found.value !== null
				? await automation.listSteps(location, found.value, {stepName: output.step}, null)
				: found;
		const items = steps.ok && steps.value !== null && typeof steps.value === 'object' ? steps.value.items : [];
		const values = items.find(({name}) => name === output.step)?.outputs[output.name];
		if (values === undefined) {
			return steps.ok ? fail(noOutput(output.step)) : steps;
		}

		const isEqual = values.length === 1 && values[0] === output.equals;
		this.#outputs.set(key, isEqual);
		return succeed(isEqual);
	}
}

function noOutput(step: string): Failure {
	return {kind: 'not-found', what: `${step} put nothing out`};
}

/** Whether to wait and repeat a failed read. */
export function isWaitedOut(outcome: Outcome<unknown>): boolean {
	return !outcome.ok && isPassing(outcome.failure);
}

/** Every location of a ring. */
export function listRing({head}: Pick<Run, 'head'>, ring: number): readonly string[] {
	return head.rings[ring]!.turns.flatMap(({targetLocations}) =>
		targetLocations.flatMap(({Accounts = [], Regions = []}) =>
			Accounts.flatMap(accountId => Regions.map(region => printLocation({accountId, region}))),
		),
	);
}

function addCounters(executions: readonly Execution[]): ProgressCounters {
	const sum = {total: 0, success: 0, failed: 0, cancelled: 0, timedOut: 0};
	for (const {counters} of executions) {
		sum.total += counters?.total ?? 0;
		sum.success += counters?.success ?? 0;
		sum.failed += counters?.failed ?? 0;
		sum.cancelled += counters?.cancelled ?? 0;
		sum.timedOut += counters?.timedOut ?? 0;
	}

	return sum;
}
