import {randomUUID} from 'node:crypto';
import {CallRecorder} from '../../source/adapters/system/call-recorder.ts';
import {machine} from '../../source/cli/machine.ts';
import {succeed} from '../../source/core/domain/failure.ts';
import type {ApiCall} from '../../source/ports/call-log.ts';
import type {Files} from '../../source/ports/files.ts';
import {ReadBudget} from '../../source/runtime/budget.ts';
import {paceReads} from '../../source/runtime/pace-reads.ts';
import {startRuntime} from '../../source/runtime/start.ts';
import {startSimulator} from '../../source/simulator/simulator.ts';
import {findKeyEvent} from '../../source/ui/find-key-event.ts';
import {openConsole} from '../../source/ui/open-console.ts';
import {themes} from '../../source/ui/theme.ts';
import {connectAws} from '../../test/harness/connect-aws.ts';
import {FakeTerminal} from '../../test/harness/fake-terminal.ts';
import {HarnessClock} from '../../test/harness/harness-clock.ts';
import type {SeedWorld} from '../../test/harness/seed-world.ts';

/** Time goes on by so much between two looks at the screen. */
const tickMs = 10;
const longestMs = 600_000;

/** The console before a fan-out that has ended, on a line of `latencyMs` to every API; console and simulator share one driven clock. */
export async function openDrilling(seed: SeedWorld, latencyMs: number) {
	const clock = new HarnessClock();
	const simulator = await startSimulator({world: startMs => seed.build(startMs), clock, throttle: false});
	const executionId = seed.start(simulator.world);
	const calls: ApiCall[] = [];
	const recorder = new CallRecorder(undefined);

	const aws = connectAws(simulator, {
		timeoutMs: 60_000,
		isReadOnly: () => true,
		callLog: {
			record(call) {
				calls.push(call);
				recorder.record(call);
			},
		},
		clock,
		userName: 'bench',
	});
	const runtime = startRuntime(
		machine,
		{
			...aws,
			...paceReads(aws, new ReadBudget(clock, 1.5)),
			clock,
			createId: randomUUID,
			terminal: {},
			files: noFiles,
			settings: undefined,
		},
		{
			pace: {baseMs: 2000, quietMs: 15_000, troubledMs: 60_000},
			isReadOnly: true,
			dangerousRunbooks: [],
			watchCommand: 'rollgrid watch',
		},
		bug => {
			throw bug;
		},
	);
	const terminal = new FakeTerminal(80, 24);
	const console = openConsole({
		store: runtime.store,
		appearance: {palette: themes.dark, isAscii: false, hasColor: true},
		listCalls: () => recorder.listEntries(),
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		env: {TERM: 'xterm-256color', LANG: 'C.UTF-8'},
	});

	/** Lets answers come in that need no time to pass. */
	const settle = async (): Promise<void> => {
		for (let turns = 0; turns < 30 && runtime.isBusy(); turns++) {
			await new Promise(resolve => setImmediate(resolve));
		}

		await console.flush();
	};

	runtime.store.dispatch({type: 'started', open: {executionId}});
	await clock.advance(30 * 60_000, async () => {
		for (let turns = 0; turns < 400 && runtime.isBusy(); turns++) {
			await new Promise(resolve => setImmediate(resolve));
		}
	});
	simulator.addFault({kind: 'slow', delayMs: latencyMs});
	calls.length = 0;
	return {
		calls,
		/** Press a key. @returns Milliseconds of this machine until the frame is out. */
		async press(name: string, text = ''): Promise<number> {
			const before = performance.now();
			const event = findKeyEvent(runtime.store.getState(), name, text);
			if (event !== undefined) {
				runtime.store.dispatch(event);
			}

			await console.flush();
			return performance.now() - before;
		},
		/** Let time pass until the screen shows this. @returns Milliseconds of the shared clock. */
		async wait(wanted: RegExp): Promise<number> {
			let waited = 0;
			await settle();
			while (!wanted.test(terminal.screen())) {
				if (waited > longestMs) {
					throw new Error(`${String(wanted)} never came:\n${terminal.screen()}`);
				}

				await clock.advance(tickMs, settle);
				waited += tickMs;
				await settle();
			}

			return waited;
		},
		async close(): Promise<void> {
			runtime.stop();
			await console.close();
			await simulator.close();
		},
	};
}

const noFiles: Files = {
	readText: async () => succeed(''),
	writeText: async () => succeed(undefined),
	replaceText: async () => succeed(undefined),
	remove: async () => succeed(undefined),
};
