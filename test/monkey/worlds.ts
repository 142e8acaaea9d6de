import {randomUUID} from 'node:crypto';
import {openLargeConsole} from '../../bench/render/large-console.ts';
import {CallRecorder} from '../../source/adapters/system/call-recorder.ts';
import {machine} from '../../source/cli/machine.ts';
import type {Status} from '../../source/core/domain/status.ts';
import type {LogEntry} from '../../source/core/status/log-entry.ts';
import {ReadBudget} from '../../source/runtime/budget.ts';
import {paceReads} from '../../source/runtime/pace-reads.ts';
import {startRuntime} from '../../source/runtime/start.ts';
import {startSimulator} from '../../source/simulator/simulator.ts';
import {startDemoFanOut} from '../../source/simulator/worlds/demo.ts';
import type {ConsoleStore} from '../../source/ui/use-console.ts';
import {stepIn} from '../core/matrix/open-matrix-of.ts';
import {connectAws} from '../harness/connect-aws.ts';
import {HarnessClock} from '../harness/harness-clock.ts';
import {memoryFiles, memorySettings} from '../harness/memory-ports.ts';
import type {Random} from '../terminal/random.ts';

/** A console without a terminal, and a world behind it that moves when it is told to. */
export type MonkeyWorld = {
	readonly store: ConsoleStore;
	/** Resolves when nothing is under way. */
	readonly settle: () => Promise<void>;
	/** Let something happen. */
	readonly happen: (random: Random) => Promise<void>;
	readonly listCalls: () => readonly LogEntry[];
	/** What only a bug throws. */
	readonly bugs: readonly unknown[];
	readonly close: () => Promise<void>;
};

/** What AWS may send as a name or a message, and no terminal may be sent. */
const hostile = [
	'gone \u{1B}[666;666Hhere',
	'title \u{1B}]0;owned\u{7} set',
	'eight bit \u{9B}666m and \u{90}q',
	'clear\u{1B}c\r\n\u{1B}[2J\u{8}\u{8}',
	'日本語の口座 한국어',
	'e\u{301}\u{302}a\u{20DD} 👩 √',
	'\u{202E}right to left',
	'',
];

/** A text as the log has it. */
const saidBy = (outcome: string, number: number): LogEntry => ({
	number,
	at: 0,
	where: outcome,
	operation: outcome,
	took: 1,
	outcome,
	requestId: outcome,
	kind: number % 2 === 0 ? 'words' : 'action',
	hasFailed: true,
	commandLine: outcome,
});

/** What hostile texts would have done to the terminal if they had reached it. */
export const harm = /\u{1B}\[666|\u{1B}\]0;|\u{9B}|\u{90}|\u{1B}c|\u{202E}/u;

const turns = 200;

/** The demo's simulator behind the whole console. Console and world share a clock. */
export async function openDemoWorld(): Promise<MonkeyWorld> {
	const clock = new HarnessClock();
	const simulator = await startSimulator({world: 'demo', clock, throttle: false});
	const recorder = new CallRecorder(undefined);
	const bugs: unknown[] = [];
	const aws = connectAws(simulator, {callLog: recorder, clock, userName: 'monkey'});
	const settings = memorySettings();
	const runtime = startRuntime(
		machine,
		{
			...aws,
			...paceReads(aws, new ReadBudget(clock, 1000)),
			clock,
			files: memoryFiles(new Map()),
			settings: async () => settings,
			createId: randomUUID,
			terminal: {},
		},
		{
			pace: {baseMs: 2000, quietMs: 15_000, troubledMs: 60_000},
			isReadOnly: false,
			dangerousRunbooks: [],
			watchCommand: 'rollgrid watch',
			followsAttempts: true,
		},
		bug => bugs.push(bug),
	);
	const settle = async (): Promise<void> => {
		for (let turn = 0; runtime.isBusy() && turn < turns; turn++) {
			await new Promise(resolve => setImmediate(resolve));
		}
	};

	runtime.store.dispatch({type: 'started', open: {executionId: startDemoFanOut(simulator.world)}});
	await settle();
	return {
		store: runtime.store,
		settle,
		happen: random => clock.advance(200 + random.below(5000), settle),
		listCalls: () => recorder.listEntries(),
		bugs,
		async close() {
			runtime.stop();
			await simulator.close();
		},
	};
}

/** 100,000 locations, with texts among AWS's answers that mean harm. */
export function openLargeWorld(columns: number, rows: number): MonkeyWorld {
	const {store, change, pass} = openLargeConsole(columns, rows);
	const accounts = [...store.getState().directory.accounts.values()];
	const named = accounts.map((account, place) =>
		place % 50 === 0 ? {...account, name: hostile[(place / 50) % hostile.length]!} : account,
	);
	store.dispatch({type: 'accounts-read', outcome: {ok: true, value: named}});
	const fail = (random: Random): void => {
		const {opened} = store.getState();
		const location = `${random.pick(accounts).accountId}/eu-west-1`;
		const status = random.pick<Status>(['Failed', 'TimedOut', 'Cancelled', 'Waiting', 'Novelty']);
		store.dispatch({
			type: 'followed',
			executionId: opened!,
			event: {
				type: 'steps-read',
				read: {kind: 'all', nextToken: null},
				outcome: {
					ok: true,
					value: {items: [{...stepIn(location, status), failureMessage: random.pick(hostile)}], nextToken: 'more'},
				},
			},
		});
	};

	return {
		store,
		settle: async () => {},
		async happen(random) {
			if (random.isOneIn(3)) {
				fail(random);
			} else if (random.isOneIn(4)) {
				pass(1000);
				store.dispatch({type: 'ticked'});
			} else {
				change(1 + random.below(200), random.isOneIn(3) ? 'visible' : 'all');
			}
		},
		listCalls: () => hostile.map(saidBy),
		bugs: [],
		close: async () => {},
	};
}
