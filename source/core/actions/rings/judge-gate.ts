import type {Gate} from '../../planning/rings/ring.ts';
import {isWithin} from '../../planning/rings/time-window.ts';
import {formatDuration} from '../../status/format.ts';
import type {RingState, RunRing} from './run.ts';

/** What was read for a gate. `null` is unknown, and an unknown value opens no gate. */
export type GateReadings = {
	readonly alarm: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | null;
	readonly isCalendarOpen: boolean | null;
	/** Locations of the ring that succeeded, by the step's output there. */
	readonly output: {readonly equal: number; readonly other: number; readonly unknown: number} | null;
};

/** Nothing was read. */
export const noReadings: GateReadings = {alarm: null, isCalendarOpen: null, output: null};

/** One condition of a gate, in words with its numbers. */
export type Condition = {
	/** `waits` may still become true without anybody's help; `shut` won't. */
	readonly state: 'met' | 'waits' | 'shut';
	readonly text: string;
	/** Whether it waits for a person. */
	readonly isForPerson?: true;
};

/** The verdict about a gate. */
export type GateVerdict = {
	/** `asks` waits only for a person. */
	readonly state: 'open' | 'waits' | 'asks' | 'shut';
	readonly conditions: readonly Condition[];
};

/**
Judge a gate after its ring has ended.

It is open where every condition is met, and shut where one has failed. An unknown condition waits until it is known.

@param now - Epoch milliseconds.
*/
export function judgeGate(
	{gate, locations}: Pick<RunRing, 'gate' | 'locations'>,
	ring: Pick<RingState, 'failed' | 'endedAt' | 'isApproved'>,
	readings: GateReadings,
	now: number,
): GateVerdict {
	const conditions = [
		...judgeOutcome(gate, locations, ring.failed.length),
		...judgeTime(gate, ring.endedAt, now),
		...judgeReadings(gate, readings),
		...(gate.needsApproval
			? [
					ring.isApproved
						? ({state: 'met', text: 'approved'} as const)
						: ({state: 'waits', text: 'waits for approval', isForPerson: true} as const),
				]
			: []),
	];
	const waiting = conditions.filter(({state}) => state === 'waits');
	const state = conditions.some(one => one.state === 'shut')
		? 'shut'
		: waiting.length === 0
			? 'open'
			: waiting.every(({isForPerson}) => isForPerson)
				? 'asks'
				: 'waits';
	return {state, conditions};
}

function judgeOutcome({succeeded, failures}: Gate, total: number, failed: number): Condition[] {
	const done = total - failed;
	const share = total === 0 ? 0 : (done / total) * 100;
	const conditions: Condition[] = [];
	if (succeeded !== null) {
		// Never rounded up: 99.97 % is not 100 %.
		const isMet = total > 0 && done * 100 >= succeeded * total;
		const shown = Math.floor(share * 10) / 10;
		conditions.push({
			state: isMet ? 'met' : 'shut',
			text: `${done} of ${total} succeeded (${shown} %), ${succeeded} % needed`,
		});
	}

	if (failures !== null) {
		conditions.push({
			state: failed <= failures ? 'met' : 'shut',
			text: `${failed} did not succeed, ${failures} at most`,
		});
	}

	return conditions;
}

function judgeTime({afterMs, window}: Gate, endedAt: number | null, now: number): Condition[] {
	const conditions: Condition[] = [];
	if (afterMs !== null) {
		const leftMs = endedAt === null ? afterMs : endedAt + afterMs - now;
		conditions.push(
			leftMs <= 0
				? {state: 'met', text: `${formatDuration(afterMs)} have passed`}
				: {state: 'waits', text: `${formatDuration(leftMs)} of ${formatDuration(afterMs)} left`},
		);
	}

	if (window !== null) {
		const isOpen = isWithin(window, now);
		conditions.push({state: isOpen ? 'met' : 'waits', text: `within ${window.text}: ${isOpen ? 'yes' : 'not now'}`});
	}

	return conditions;
}

function judgeReadings({alarm, calendar, output}: Gate, readings: GateReadings): Condition[] {
	const conditions: Condition[] = [];
	if (alarm !== null) {
		const state = readings.alarm === 'OK' ? 'met' : readings.alarm === 'ALARM' ? 'shut' : 'waits';
		conditions.push({state, text: `alarm ${alarm} is ${readings.alarm ?? 'not known'}`});
	}

	if (calendar !== null) {
		const isOpen = readings.isCalendarOpen;
		const said = isOpen === null ? 'not known' : isOpen ? 'open' : 'closed';
		conditions.push({state: isOpen === true ? 'met' : 'waits', text: `calendar ${calendar} is ${said}`});
	}

	if (output !== null) {
		const {equal = 0, other = 0, unknown = 1} = readings.output ?? {};
		const what = `${output.step}.${output.name} is ${output.equals} in ${equal}`;
		conditions.push({
			state: other > 0 ? 'shut' : unknown > 0 ? 'waits' : 'met',
			text:
				readings.output === null
					? `${output.step}.${output.name} is not known`
					: `${what}${other > 0 ? `, something else in ${other}` : ''}${unknown > 0 ? `, not known in ${unknown}` : ''}`,
		});
	}

	return conditions;
}
