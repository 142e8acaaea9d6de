import {describe, expect, test} from 'vitest';
import {idsOf} from '../../../../source/core/actions/rings/derive-id.ts';
import {type GateReadings, noReadings} from '../../../../source/core/actions/rings/judge-gate.ts';
import {nextAct} from '../../../../source/core/actions/rings/next-act.ts';
import {
	currentRing,
	type Decision,
	foldRun,
	type Run,
	type RunEvent,
} from '../../../../source/core/actions/rings/run.ts';
import {sumRun} from '../../../../source/core/actions/rings/run-words.ts';
import type {Gate} from '../../../../source/core/planning/rings/ring.ts';
import fc from '../../../harness/fast-check.ts';
import {headOf, phasesOf} from './runs.ts';

/** Do what is next until something has to happen outside, and say what that is. */
function settle(events: RunEvent[], gates: readonly Partial<Gate>[], now = 0): string {
	for (;;) {
		const act = nextAct(foldRun(headOf(gates), events), noReadings, now);
		if (act.type !== 'record') {
			return 'ring' in act ? `${act.type} ${act.ring}` : act.type;
		}

		events.push(act.event);
	}
}

function ended(ring: number, failed: readonly string[] = [], attempt = 0): RunEvent[] {
	return [
		{at: 0, type: 'started', ring, attempt, executionIds: [`execution ${ring} ${attempt}`]},
		{at: 0, type: 'ended', ring, attempt, endedAt: 0, failed},
	];
}

function decided(ring: number, decision: Decision): RunEvent {
	return {at: 0, type: 'decided', ring, decision, by: 'the operator'};
}

test('rings start one after the other, each when the one before has ended and its gate is open', () => {
	const gates = [{}, {afterMs: 60_000}, {}];
	const events: RunEvent[] = [];
	expect(settle(events, gates)).toBe('start 0');
	events.push(ended(0)[0]!);
	expect(settle(events, gates)).toBe('follow 0');
	events.push(ended(0)[1]!);
	expect(settle(events, gates)).toBe('start 1');
	events.push(...ended(1));
	expect(settle(events, gates)).toBe('wait 1');
	expect(settle(events, gates, 60_000)).toBe('start 2');
	events.push(...ended(2));
	expect(settle(events, gates, 60_000)).toBe('end');
	expect(foldRun(headOf(gates), events)).toMatchObject({over: 'done'});
});

test.each([
	['stop', 'end', 'stopped'],
	['pause', 'ask 0', null],
	['ask', 'ask 0', null],
] as const)('a gate that stays shut with otherwise: %s', (otherwise, act, over) => {
	const gates = [{otherwise}, {}];
	const events: RunEvent[] = [];
	settle(events, gates);
	events.push(...ended(0, ['100000000000/eu-west-1']));
	expect(settle(events, gates)).toBe(act);
	const run = foldRun(headOf(gates), events);
	expect(run.over).toBe(over);
	expect(run.rings[0]!.shut).toBe('1 of 2 succeeded (50 %), 100 % needed');
	expect(sumRun(run)).toEqual({total: 4, succeeded: 1, failed: 1, notRun: 2});
});

test.each<readonly [Decision, string, readonly string[]]>([
	['go', 'start 1', ['through', 'sent', 'waiting']],
	['skip', 'ask 0', ['gate', 'skipped', 'waiting']],
	['retry', 'start 0', ['sent', 'waiting', 'waiting']],
	['stop', 'end', ['gate', 'waiting', 'waiting']],
	['pause', 'ask 0', ['gate', 'waiting', 'waiting']],
	['approve', 'ask 0', ['gate', 'waiting', 'waiting']],
])('%s at a gate that is shut', (decision, act, phases) => {
	const gates: readonly Partial<Gate>[] = [{otherwise: 'ask'}, {}, {}];
	const events: RunEvent[] = [];
	settle(events, gates);
	events.push(...ended(0, ['100000000000/eu-west-1']));
	settle(events, gates);
	events.push(decided(0, decision));
	expect(settle(events, gates)).toBe(act);
	expect(phasesOf(foldRun(headOf(gates), events))).toEqual(phases);
});

test('a retry that succeeds opens the gate; one that is refused leaves it as it was', () => {
	const gates: readonly Partial<Gate>[] = [{otherwise: 'ask'}, {}];
	const events: RunEvent[] = [];
	settle(events, gates);
	events.push(...ended(0, ['100000000000/eu-west-1']), decided(0, 'retry'));
	const refused: RunEvent[] = [...events, {at: 0, type: 'refused', ring: 0, attempt: 1, because: 'not authorized'}];
	expect(settle(refused, gates)).toBe('ask 0');
	events.push(...ended(0, [], 1));
	expect(settle(events, gates)).toBe('start 1');
});

test('paused, nothing starts, and what runs goes on; go lets it', () => {
	const gates = [{}, {}];
	const events: RunEvent[] = [];
	settle(events, gates);
	events.push(ended(0)[0]!, decided(0, 'pause'));
	expect(settle(events, gates)).toBe('follow 0');
	events.push(ended(0)[1]!);
	expect(settle(events, gates)).toBe('ask 0');
	events.push(decided(0, 'go'));
	expect(settle(events, gates)).toBe('start 1');
});

test('an approval waits for the ring’s end, and counts for that ring alone', () => {
	const gates = [{needsApproval: true}, {needsApproval: true}, {}];
	const events: RunEvent[] = [];
	settle(events, gates);
	events.push(...ended(0));
	expect(settle(events, gates)).toBe('ask 0');
	events.push(decided(0, 'approve'));
	expect(settle(events, gates)).toBe('start 1');
	// A second approval of the first ring, from another console, comes too late for the second one.
	events.push(decided(0, 'approve'), ...ended(1));
	expect(settle(events, gates)).toBe('ask 1');
});

test('a ring that AWS refused is asked about, and go tries it with another token', () => {
	const gates = [{}, {}];
	const events: RunEvent[] = [];
	settle(events, gates);
	events.push({at: 0, type: 'refused', ring: 0, attempt: 0, because: 'not authorized'});
	expect(settle(events, gates)).toBe('ask 0');
	events.push(decided(0, 'go'));
	expect(settle(events, gates)).toBe('start 0');
	expect(foldRun(headOf(gates), events).rings[0]!.attempts.length).toBe(2);
});

test('IDs are UUIDs, the same for the same attempt and no other', () => {
	const ids = ['a', 'b'].flatMap(run =>
		[0, 1, 2].flatMap(ring =>
			[0, 1].flatMap(attempt => {
				const next = idsOf(`${run}0000000-0000-4000-8000-000000000000`, ring, attempt);
				return [next(), next(), next()];
			}),
		),
	);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids.every(id => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/.test(id))).toBe(true);
	expect(idsOf('run', 0, 0)()).toBe(idsOf('run', 0, 0)());
});

/* A world that starts a token once, and conductors that are killed at any moment: between the start and its record too. */
class World {
	readonly started = new Map<
		string,
		{readonly ring: number; readonly locations: readonly string[]; readonly at: number}
	>();
	readonly events: RunEvent[] = [];
	readonly gates: readonly Gate[];
	now = 0;
	readonly #failing: readonly number[];
	readonly run: () => Run;

	constructor(gates: readonly Partial<Gate>[], failing: readonly number[], sizes: readonly number[]) {
		const head = headOf(gates, sizes);
		this.gates = head.rings.map(({gate}) => gate);
		this.#failing = failing;
		this.run = () => foldRun(head, this.events);
	}

	/** One step of a conductor that saw the record as `seen`; killed, it doesn't get to write down what it did. */
	step(seen: Run, readings: GateReadings, isKilled: boolean): void {
		const act = nextAct(seen, readings, this.now);
		const write = (event: RunEvent): void => {
			if (!isKilled) {
				this.events.push(event);
			}
		};

		switch (act.type) {
			case 'record':
				write(act.event);
				return;
			case 'start': {
				const {ring, attempt, isRetry} = act;
				const token = idsOf(seen.head.runId, ring, attempt)();
				const all = seen.head.rings[ring]!.turns[0]!.targetLocations[0]!.Accounts!;
				const locations = isRetry ? seen.rings[ring]!.failed : all;
				this.started.set(token, this.started.get(token) ?? {ring, locations, at: this.now});
				write({at: this.now, type: 'started', ring, attempt, executionIds: [token]});
				return;
			}

			case 'follow': {
				const {ring, attempt} = act;
				const token = seen.rings[ring]!.attempts[attempt]!.executionIds[0]!;
				const {locations, at} = this.started.get(token)!;
				if (this.now >= at + 1000) {
					// Retried, everything succeeds.
					const failed = attempt === 0 ? locations.slice(0, this.#failing[ring]) : [];
					write({at: this.now, type: 'ended', ring, attempt, endedAt: at + 1000, failed});
				}

				return;
			}

			default:
		}
	}
}

describe('whatever the rings, the outcomes and the kills', () => {
	const gate = fc.record(
		{
			succeeded: fc.constantFrom(null, 50, 100),
			afterMs: fc.constantFrom(null, 500, 5000),
			needsApproval: fc.boolean(),
			alarm: fc.constantFrom(null, 'High5xx'),
			otherwise: fc.constantFrom('stop' as const, 'pause' as const, 'ask' as const),
		},
		{requiredKeys: []},
	);
	const move = fc.oneof(
		{
			weight: 8,
			arbitrary: fc.record({
				type: fc.constant('step' as const),
				by: fc.nat(1),
				isKilled: fc.boolean(),
				isStale: fc.boolean(),
			}),
		},
		{weight: 3, arbitrary: fc.record({type: fc.constant('pass' as const), ms: fc.constantFrom(100, 1000, 6000)})},
		{
			weight: 2,
			arbitrary: fc.record({
				type: fc.constant('decide' as const),
				decision: fc.constantFrom<Decision>('approve', 'go', 'pause', 'skip', 'retry', 'stop'),
			}),
		},
		{
			weight: 2,
			arbitrary: fc.record({
				type: fc.constant('alarm' as const),
				alarm: fc.constantFrom('OK' as const, 'ALARM' as const, null),
			}),
		},
	);

	test('no location starts twice, none outside its ring’s turn, none before the gate', () => {
		fc.assert(
			fc.property(
				fc.array(gate, {minLength: 1, maxLength: 4}),
				fc.array(fc.nat(3), {minLength: 4, maxLength: 4}),
				fc.array(move, {minLength: 20, maxLength: 120}),
				(gates, failing, moves) => {
					const world = new World(gates, failing, [3, 3, 3, 3]);
					let alarm: GateReadings['alarm'] = null;
					const seen = [world.run(), world.run()];
					for (const one of moves) {
						if (one.type === 'pass') {
							world.now += one.ms;
						} else if (one.type === 'alarm') {
							({alarm} = one);
						} else if (one.type === 'decide') {
							const ring = Math.min(currentRing(world.run()), gates.length - 1);
							world.events.push({at: world.now, type: 'decided', ring, decision: one.decision, by: 'x'});
						} else {
							const known = world.started.size;
							const run = world.run();
							// Of two consoles, a delayed one acts on the state that it read last, however long ago.
							const view = one.isStale ? seen[one.by]! : run;
							seen[one.by] = view;
							world.step(view, {...noReadings, alarm}, one.isKilled);
							if (world.started.size > known) {
								judgeStart(world);
							}
						}
					}

					judgeEnd(world);
				},
			),
			{numRuns: 500},
		);
	});

	/** Each earlier ring is through by its gate or by the operator's word, or was skipped. */
	function judgeStart(world: World): void {
		const {ring} = [...world.started.values()].at(-1)!;
		const run = world.run();
		for (let earlier = 0; earlier < ring; earlier++) {
			const {phase, endedAt, failed} = run.rings[earlier]!;
			expect(['through', 'skipped']).toContain(phase);
			if (phase === 'through') {
				const of = world.gates[earlier]!;
				const opened = world.events.findLast(event => event.type === 'gate-opened' && event.ring === earlier);
				const wasTold = world.events.some(
					event => event.type === 'decided' && event.decision === 'go' && event.ring === earlier,
				);
				expect(opened !== undefined || wasTold).toBe(true);
				if (opened !== undefined && !wasTold) {
					expect(opened.at).toBeGreaterThanOrEqual((endedAt ?? 0) + (of.afterMs ?? 0));
					expect(((3 - failed.length) / 3) * 100).toBeGreaterThanOrEqual(of.succeeded ?? 0);
				}
			}
		}
	}

	function judgeEnd({started}: World): void {
		const first = new Map<string, number>();
		for (const {ring, locations} of started.values()) {
			for (const location of locations) {
				expect(first.get(location) ?? ring).toBe(ring);
				first.set(location, ring);
			}
		}
	}
});
