import {randomUUID} from 'node:crypto';
import type {Aws} from '../../source/adapters/aws/create-aws.ts';
import {CallRecorder} from '../../source/adapters/system/call-recorder.ts';
import {machine} from '../../source/cli/machine.ts';
import type {Services} from '../../source/commands/services.ts';
import {ReadBudget} from '../../source/runtime/budget.ts';
import {paceReads} from '../../source/runtime/pace-reads.ts';
import {type SimulatorOptions, startSimulator} from '../../source/simulator/simulator.ts';
import {atEnd} from './at-end.ts';
import {connectAws} from './connect-aws.ts';
import {HarnessClock} from './harness-clock.ts';

/** What waits less than this moves the world's time by next to nothing. */
const heldFromMs = 500;
/** Event loop turns, and real milliseconds, that the world's time waits for a call. */
const busyTurns = 400;
const busyMs = 100;

/** What a command without a screen works with, against a world; time passes by itself, as fast as the command waits. */
export async function openServices(
	world: SimulatorOptions['world'],
	flags: {
		readonly isReadOnly?: boolean;
		readonly credentials?: false;
		readonly failsFast?: boolean;
		/** Reads a second, per account and Region; more than anything reads if left out. */
		readonly rate?: number;
		/** The weather of the world's events, which the command then reads from a queue; `queue` names another queue. */
		readonly events?: SimulatorOptions['eventQueue'] & {readonly queue?: string};
	} = {},
) {
	const clock = new HarnessClock();
	const {events} = flags;
	const simulator = await startSimulator({
		world: world ?? 'seed',
		clock,
		throttle: false,
		...(events === undefined ? {} : {eventQueue: events}),
	});
	atEnd(() => simulator.close());
	const recorder = new CallRecorder(undefined);
	const printed: string[] = [];
	const told: string[] = [];
	const {env} = simulator;
	const aws = connectAws(simulator, {
		...(flags.credentials === false && {
			credentials: {accessKeyId: 'AKIAUNKNOWN000000000', secretAccessKey: env.AWS_SECRET_ACCESS_KEY!},
		}),
		eventQueueUrl:
			events && env.ROLLGRID_EVENT_QUEUE_URL?.replace('rollgrid-events', events.queue ?? 'rollgrid-events'),
		isReadOnly: () => flags.isReadOnly ?? false,
		callLog: recorder,
		clock,
	});
	const calls: PortCalls = {underWay: 0, made: [], now: () => clock.now()};
	// A wait is over at once, and the world's clock has moved on by it.
	const passingClock: Services['clock'] = {
		now: () => clock.now(),
		wakeAfter(ms, wake) {
			let isOff = false;
			let turns = 0;
			const since = performance.now();
			// The world's time stands still while a call is under way, or the first one would take it minutes; not for ever, as an answer may itself wait for the clock.
			const holds = ms >= heldFromMs;
			const pass = (): void => {
				const isBusy = holds && calls.underWay > 0 && (turns++ < busyTurns || performance.now() - since < busyMs);
				if (isOff) {
					return;
				}

				if (isBusy) {
					setImmediate(pass);
				} else {
					void clock.advance(ms, async () => {}).then(wake);
				}
			};
			setImmediate(pass);
			return () => {
				isOff = true;
			};
		},
	};
	const counted = {
		automation: countCalls(aws.automation, calls),
		catalog: countCalls(aws.catalog, calls),
		choices: countCalls(aws.choices, calls),
		readiness: countCalls(aws.readiness, calls),
	};
	const services: Services & ReturnType<typeof paceReads> & Pick<Aws, 'roles' | 'measureClockSkew'> = {
		...aws,
		...paceReads(counted, new ReadBudget(passingClock, flags.rate ?? 1000)),
		directory: countCalls(aws.directory, calls),
		locateCentral: countCalls({locateCentral: aws.locateCentral}, calls).locateCentral,
		clock: passingClock,
		options: {
			pace: {baseMs: 2000, quietMs: 15_000, troubledMs: 60_000},
			isReadOnly: flags.isReadOnly ?? false,
			dangerousRunbooks: [],
			watchCommand: 'rollgrid watch',
		},
		failsFast: flags.failsFast ?? false,
		commandLine: command => `rollgrid ${command}`,
		traffic: () => recorder.traffic(),
		createId: randomUUID,
		loadMachine: async () => machine,
		print: line => printed.push(line),
		write: text => printed.push(text),
		tell: line => told.push(line),
		confirm: async () => false,
		interrupted: new Promise(() => {}),
	};
	return {services, aws, simulator, clock, printed, told, made: calls.made};
}

type PortCalls = {
	underWay: number;
	/** Each call of a port of AWS with its first argument, as it was let through. */
	readonly made: Array<{readonly name: string; readonly where: unknown; readonly at: number}>;
	readonly now: () => number;
};

/** A port with each of its calls counted while it is under way. */
function countCalls<T extends object>(port: T, calls: PortCalls): T {
	return new Proxy(port, {
		get(target, name, receiver) {
			const method: unknown = Reflect.get(target, name, receiver);
			return typeof method !== 'function'
				? method
				: async (...args: readonly unknown[]): Promise<unknown> => {
						calls.underWay++;
						calls.made.push({name: String(name), where: args[0], at: calls.now()});
						try {
							return await (Reflect.apply(method, target, args) as Promise<unknown>);
						} finally {
							calls.underWay--;
						}
					};
		},
	});
}
