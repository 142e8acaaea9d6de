import {randomUUID} from 'node:crypto';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {machine} from '../../source/cli/machine.ts';
import {connectAws} from './connect-aws.ts';
// Loaded before anything is timed by event loop turns: the adapters load them with their first call.
import '@aws-sdk/client-organizations';
import '@aws-sdk/client-ssm';
import '@aws-sdk/client-sts';
import {expect} from 'vitest';
import {createHappenings} from '../../source/adapters/state-folder/happenings.ts';
import {createJournal} from '../../source/adapters/state-folder/journal.ts';
import {createRecords} from '../../source/adapters/state-folder/records.ts';
import {createRuns} from '../../source/adapters/state-folder/runs.ts';
import {CallRecorder} from '../../source/adapters/system/call-recorder.ts';
import {isReadOnlyNow} from '../../source/core/state/arming.ts';
import type {Journal} from '../../source/ports/journal.ts';
import type {Records} from '../../source/ports/records.ts';
import type {Runs} from '../../source/ports/runs.ts';
import {ReadBudget} from '../../source/runtime/budget.ts';
import {paceReads} from '../../source/runtime/pace-reads.ts';
import {startRuntime} from '../../source/runtime/start.ts';
import {type Simulator, type SimulatorOptions, startSimulator} from '../../source/simulator/simulator.ts';
import {startDemoFanOut} from '../../source/simulator/worlds/demo.ts';
import {openConsole as openOnTerminal} from '../../source/ui/open-console.ts';
import {themes} from '../../source/ui/theme.ts';
import {atEnd} from './at-end.ts';
import {FakeTerminal} from './fake-terminal.ts';
import {HarnessClock, parseSpan} from './harness-clock.ts';
import {KeyTimers} from './key-timers.ts';
import {toBytes} from './keys.ts';
import {memoryFiles, memorySettings} from './memory-ports.ts';
import {SeedWorld} from './seed-world.ts';
import {WatchedQueue} from './watched-queue.ts';

export type Setup = {
	/** The demo world by default, its fan-out just started. */
	readonly world?: SimulatorOptions['world'];
	/** A world that several consoles look at, in place of one of its own. */
	readonly on?: OpenedWorld;
	/** How long the world has been running when the console opens; nobody has watched it. */
	readonly after?: string;
	readonly columns?: number;
	readonly rows?: number;
	readonly isReadOnly?: boolean;
	readonly isRehearsal?: boolean;
	readonly isAscii?: boolean;
	/** Coloured by default. */
	readonly hasColor?: boolean;
	readonly roles?: readonly string[];
	readonly dangerousRunbooks?: readonly string[];
	/** Opens the list instead of the matrix. */
	readonly opensList?: boolean;
	/** How late, lossy and doubled the world's events are; the console then reads them from a queue. */
	readonly events?: SimulatorOptions['eventQueue'];
	/** Starts what the console is to open; the demo's fan-out by default. */
	readonly start?: (simulator: Simulator) => string;
	/** Makes the IDs that the console makes; random ones where left out. */
	readonly createId?: () => string;
	/** A state folder that several consoles use, in place of one of its own; the test removes it. */
	readonly stateFolder?: string;
	/** What has happened to the files of the state folder before the console starts. */
	readonly damage?: (stateFolder: string) => void;
	/** What earlier runs of rollgrid have left in the journal, and kept of what they saw. */
	readonly earlier?: (journal: Journal, simulator: Simulator, records: Records, runs: Runs) => Promise<unknown>;
};

/** Event loop turns, and real milliseconds, without a call after which a console that still waits is held to wait for the clock. */
const quietTurns = 400;
const quietMs = 100;
/** As long as nothing has been answered yet, the SDK may still be loading its own parts. */
const firstQuietMs = 10_000;

/** Open a small world; `extra` is what else the console is to have. */
export function fromSeed(seed: SeedWorld, extra: Omit<Setup, 'world' | 'start'> = {}): Setup {
	return {...extra, world: startMs => seed.build(startMs), start: ({world}) => seed.start(world)};
}

export type OpenedWorld = Awaited<ReturnType<typeof openWorld>>;

/** A world with what the console is to open started in it. A test that opens it for several consoles closes it, and moves its time for all of them. */
export async function openWorld({
	world: wanted,
	start,
	after,
	events,
}: Pick<Setup, 'world' | 'start' | 'after' | 'events'> = {}) {
	const clock = new HarnessClock();
	const world = await startSimulator({
		world: wanted ?? 'demo',
		clock,
		throttle: false,
		...(events === undefined ? {} : {eventQueue: events}),
	});
	const executionId =
		start?.(world) ?? (wanted === undefined || wanted === 'demo' ? startDemoFanOut(world.world) : null);
	if (after !== undefined) {
		await clock.advance(parseSpan(after), async () => {});
	}

	return {clock, world, executionId, close: () => world.close()};
}

/** Open the console on a world, on a terminal that an emulator shows. Console and world share one clock, which only the test moves. */
export async function openConsole(wanted: Setup | ((seed: SeedWorld) => SeedWorld) = {}) {
	const setup = typeof wanted === 'function' ? fromSeed(wanted(new SeedWorld())) : wanted;
	const {columns = 80, rows = 24} = setup;
	const {clock, world, executionId} = setup.on ?? (await openWorld(setup));
	const recorder = new CallRecorder(undefined);
	const bugs: unknown[] = [];
	let hasQuit = false;
	const aws = connectAws(world, {
		roles: setup.roles ?? ['RollgridOperatorRole'],
		isReadOnly: () => isReadOnlyNow({...runtime.store.getState(), now: clock.now()}),
		callLog: recorder,
		clock,
		eventQueueUrl: world.env.ROLLGRID_EVENT_QUEUE_URL,
	});
	const receiving = aws.hints === undefined ? undefined : new WatchedQueue(aws.hints);
	const copied: string[] = [];
	const files = new Map<string, string>();
	const settings = memorySettings();
	const stateFolder = setup.stateFolder ?? (await mkdtemp(join(tmpdir(), 'rollgrid-')));
	let writing = 0;
	const journal = countCalls(createJournal(join(stateFolder, 'launches.ndjson')), change => {
		writing += change;
	});
	const records = createRecords(join(stateFolder, 'records'));
	const happenings = createHappenings(stateFolder);
	const runs = createRuns(join(stateFolder, 'runs'), () => clock.now());
	await setup.earlier?.(journal, world, records, runs);
	setup.damage?.(stateFolder);
	const runtime = startRuntime(
		machine,
		{
			...aws,
			...paceReads(aws, new ReadBudget(clock, 1000)),
			hints: receiving,
			clock,
			journal,
			records,
			runs,
			happenings,
			files: memoryFiles(files),
			settings: async () => settings,
			createId: setup.createId ?? randomUUID,
			terminal: {
				quit: () => {
					hasQuit = true;
				},
				copy: text => copied.push(text),
				redraw: () => console.redraw(),
			},
		},
		{
			pace: {baseMs: 2000, quietMs: 15_000, troubledMs: 60_000},
			isReadOnly: setup.isReadOnly ?? false,
			dangerousRunbooks: setup.dangerousRunbooks ?? [],
			watchCommand: 'rollgrid watch',
			followsAttempts: true,
			isRehearsal: setup.isRehearsal ?? false,
		},
		bug => bugs.push(bug),
	);
	const terminal = new FakeTerminal(columns, rows);
	const keyTimers = new KeyTimers();
	const console = openOnTerminal({
		store: runtime.store,
		appearance: {palette: themes.dark, isAscii: setup.isAscii ?? false, hasColor: setup.hasColor ?? true},
		listCalls: () => recorder.listEntries(),
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		env: {TERM: 'xterm-256color', LANG: 'C.UTF-8'},
		timers: {setTimer: keyTimers.setTimer},
	});
	atEnd(async () => {
		runtime.stop();
		await console.close();
		if (setup.on === undefined) {
			await world.close();
		}

		await runtime.keep();
		if (setup.stateFolder === undefined) {
			await rm(stateFolder, {recursive: true});
		}
	});

	/** Resolves when no call is under way. */
	const settleCalls = async (): Promise<void> => {
		let calls = recorder.traffic().calls;
		let quietSince = performance.now();
		for (
			let turns = 0;
			(runtime.isBusy() || receiving?.isBusy(clock)) &&
			(turns < quietTurns || performance.now() - quietSince < (calls === 0 ? firstQuietMs : quietMs));
			turns++
		) {
			await new Promise(resolve => setImmediate(resolve));
			if (writing > 0 || recorder.traffic().calls !== calls) {
				calls = recorder.traffic().calls;
				turns = 0;
				quietSince = performance.now();
			}
		}

		if (bugs.length > 0) {
			throw bugs[0];
		}
	};

	/** Resolves when no call is under way, and what came of them is on the screen. */
	const settle = async (): Promise<void> => {
		await settleCalls();
		await console.flush();
	};

	runtime.store.dispatch({type: 'started', open: executionId === null || setup.opensList ? null : {executionId}});
	await settle();

	const operator = {
		/** Press keys one after the other; a text is typed as it stands. Returns when the screen shows what came of them. */
		async press(...keys: readonly string[]): Promise<void> {
			for (const key of keys) {
				await keyTimers.deliver(() => terminal.type(toBytes(key)));
				await settle();
			}
		},
		screen: () => terminal.screen(),
		/** The screen shows all of these, each within one line; a failure prints the whole screen. */
		sees(...expected: ReadonlyArray<string | RegExp>): void {
			const lines = terminal.screen().split('\n');
			const missing = expected.filter(
				one => !lines.some(line => (typeof one === 'string' ? line.includes(one) : one.test(line))),
			);
			expect(missing, `not on the screen:\n${terminal.screen()}\n`).toEqual([]);
		},
		/** The screen shows none of these. */
		misses(...unexpected: ReadonlyArray<string | RegExp>): void {
			const lines = terminal.screen().split('\n');
			const found = unexpected.filter(one =>
				lines.some(line => (typeof one === 'string' ? line.includes(one) : one.test(line))),
			);
			expect(found, `on the screen:\n${terminal.screen()}\n`).toEqual([]);
		},
		async resizes(toColumns: number, toRows: number): Promise<void> {
			terminal.resize(toColumns, toRows);
			await settle();
		},
		copied,
		hasQuit: () => hasQuit,
	};
	return {
		operator,
		terminal,
		runtime,
		executionId,
		runs,
		stateFolder,
		/** Texts by path: what the console may read, and what it wrote. */
		files,
		world: Object.assign(world, {
			/** Let time pass for console and world alike. */
			async advance(span: string): Promise<void> {
				await clock.advance(parseSpan(span), settleCalls);
				await settle();
			},
		}),
	};
}

/** The journal with each call counted while it is under way: a disk may take longer than AWS is waited for. */
function countCalls(journal: Journal, count: (change: 1 | -1) => void): Journal {
	const counted = async <T>(call: Promise<T>): Promise<T> => {
		count(1);
		return call.finally(() => count(-1));
	};

	return {
		write: entries => counted(journal.write(entries)),
		settle: (clientToken, result) => counted(journal.settle(clientToken, result)),
		read: () => counted(journal.read()),
		passOver: ids => counted(journal.passOver(ids)),
	};
}
