import {expect, test} from 'vitest';
import {type GateReadings, judgeGate, noReadings} from '../../../../source/core/actions/rings/judge-gate.ts';
import {type Gate, openGate} from '../../../../source/core/planning/rings/ring.ts';
import {parseWindow} from '../../../../source/core/planning/rings/time-window.ts';

const thursday = Date.parse('2026-11-26T12:00:00Z');

function judge(
	gate: Partial<Gate>,
	{
		failed = 0,
		readings = {},
		isApproved = false,
	}: {failed?: number; readings?: Partial<GateReadings>; isApproved?: boolean} = {},
): string {
	const {state, conditions} = judgeGate(
		{gate: {...openGate, ...gate}, locations: 40},
		{
			failed: Array.from({length: failed}, (_, index) => String(index)),
			endedAt: thursday - 60_000,
			isApproved,
		},
		{...noReadings, ...readings},
		thursday,
	);
	return `${state}: ${conditions.map(({text}) => text).join('; ')}`;
}

const output = {step: 'probe', name: 'Health', equals: 'ok'};
const weekend = parseWindow('Sat,Sun 08:00-17:00')!;
const workdays = parseWindow('Mon-Fri 08:00-17:00')!;

test.each([
	[judge({succeeded: 100}), 'open: 40 of 40 succeeded (100 %), 100 % needed'],
	[judge({succeeded: 100}, {failed: 1}), 'shut: 39 of 40 succeeded (97.5 %), 100 % needed'],
	[judge({succeeded: 95}, {failed: 2}), 'open: 38 of 40 succeeded (95 %), 95 % needed'],
	[judge({succeeded: 95}, {failed: 3}), 'shut: 37 of 40 succeeded (92.5 %), 95 % needed'],
	[judge({failures: 2}, {failed: 2}), 'open: 2 did not succeed, 2 at most'],
	[judge({failures: 2}, {failed: 3}), 'shut: 3 did not succeed, 2 at most'],
	[judge({afterMs: 60_000}), 'open: 1m00s have passed'],
	[judge({afterMs: 600_000}), 'waits: 9m00s of 10m00s left'],
	[judge({alarm: 'High5xx'}, {readings: {alarm: 'OK'}}), 'open: alarm High5xx is OK'],
	[judge({alarm: 'High5xx'}, {readings: {alarm: 'ALARM'}}), 'shut: alarm High5xx is ALARM'],
	[judge({alarm: 'High5xx'}, {readings: {alarm: 'INSUFFICIENT_DATA'}}), 'waits: alarm High5xx is INSUFFICIENT_DATA'],
	[judge({alarm: 'High5xx'}), 'waits: alarm High5xx is not known'],
	[judge({calendar: 'Business'}, {readings: {isCalendarOpen: true}}), 'open: calendar Business is open'],
	[judge({calendar: 'Business'}, {readings: {isCalendarOpen: false}}), 'waits: calendar Business is closed'],
	[judge({calendar: 'Business'}), 'waits: calendar Business is not known'],
	[judge({output}, {readings: {output: {equal: 40, other: 0, unknown: 0}}}), 'open: probe.Health is ok in 40'],
	[
		judge({output}, {readings: {output: {equal: 39, other: 1, unknown: 0}}}),
		'shut: probe.Health is ok in 39, something else in 1',
	],
	[
		judge({output}, {readings: {output: {equal: 39, other: 0, unknown: 1}}}),
		'waits: probe.Health is ok in 39, not known in 1',
	],
	[judge({output}), 'waits: probe.Health is not known'],
	[judge({window: workdays}), 'open: within Mon-Fri 08:00-17:00: yes'],
	[judge({window: weekend}), 'waits: within Sat,Sun 08:00-17:00: not now'],
	[judge({needsApproval: true}), 'asks: waits for approval'],
	[judge({needsApproval: true}, {isApproved: true}), 'open: approved'],
	[
		judge({needsApproval: true, succeeded: 100}, {failed: 1, isApproved: true}),
		'shut: 39 of 40 succeeded (97.5 %), 100 % needed; approved',
	],
	[judge({needsApproval: true, alarm: 'A'}), 'waits: alarm A is not known; waits for approval'],
	[judge({}), 'open: '],
])('%s', (judged, expected) => {
	expect(judged).toBe(expected);
});
