import type {AddressInfo} from 'node:net';
import type {Call} from './calls.ts';
import {type SimulatorClock, speedClock} from './clock.ts';
import {advanceTo} from './engine/state/advance.ts';
import {deliverEvents} from './events/deliver.ts';
import {Exchange} from './exchange.ts';
import {type Fault, faultKinds, isFaultKind} from './faults/fault.ts';
import {Faults} from './faults/faults.ts';
import {operations} from './operations/all.ts';
import {createSimulatorServer} from './server.ts';
import {changeSettings} from './settings.ts';
import {openEventQueue, type Weather} from './sqs/event-queue.ts';
import {Throttle} from './throttle.ts';
import {realTime} from './time-scale.ts';
import type {World} from './world.ts';
import {demoWorld} from './worlds/demo.ts';
import {largeWorld} from './worlds/large.ts';
import {seedWorld} from './worlds/seed.ts';

type WorldName = 'seed' | 'demo' | 'large';

export type SimulatorOptions = {
	/** A world that ships, one of one's own, or what makes one for a clock that begins then. Left out: `large` where `accounts` or `regions` are given, else `seed`. */
	readonly world?: WorldName | World | ((startMs: number) => World);
	readonly clock?: SimulatorClock;
	/** 0 takes any that is free. */
	readonly port?: number;
	/** Where it listens; 127.0.0.1 where left out. A container has to listen on `0.0.0.0` to be reached from outside. */
	readonly host?: string;
	readonly seed?: number;
	/** For `large`. */
	readonly accounts?: number;
	readonly regions?: number;
	/** Whether AWS's published rates hold. */
	readonly throttle?: boolean;
	readonly faults?: readonly Fault[];
	/** An `http:` address of this machine that status changes are posted to, as EventBridge tells of them. */
	readonly events?: string;
	/** Whether status changes also go into a queue of SQS, and how EventBridge treats them on the way. */
	readonly eventQueue?: Weather;
	/** Settings that replace the world's, such as those that a conformance run has found. */
	readonly settings?: Parameters<typeof changeSettings>[1];
};

/** A running simulator. */
export type Simulator = {
	readonly endpoint: string;
	readonly region: string;
	readonly centralAccount: string;
	/** What to export so that the AWS CLI and any SDK talk to it. */
	readonly env: Readonly<Record<string, string>>;
	readonly world: World;
	/** What came in, oldest first; the last 10,000. */
	readonly calls: readonly Call[];
	/** Input of the last call of an operation. */
	lastCall(operation: string): unknown;
	addFault(fault: Fault): void;
	clearFaults(): void;
	close(): Promise<void>;
};

/**
Serve a world, on 127.0.0.1 unless the options say otherwise.

@throws the system's error where the port is taken (`EADDRINUSE`).
*/
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const clock = options.clock ?? speedClock(1);
	const world = createChangedWorld(options, clock.now());
	world.scale = clock.scale ?? realTime;
	const faults = new Faults(world.seed);
	for (const fault of [...seedFaults(world), ...(options.faults ?? [])]) {
		faults.add(fault, world.nowMs);
	}

	const throttle = options.throttle === false ? undefined : new Throttle(world.settings.throttleBurstSeconds);
	const host = options.host ?? '127.0.0.1';
	const exchange = new Exchange({operations, world, clock, faults, throttle, isOpen: host !== '127.0.0.1'});
	const server = createSimulatorServer(exchange);
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, host, resolve);
	});
	const stopEvents = options.events === undefined ? undefined : deliverEvents(world, options.events);
	const ticking = startTicking(world, clock);
	const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const eventQueue =
		options.eventQueue === undefined ? undefined : openEventQueue(world, {clock, endpoint}, options.eventQueue);
	const {accountId, region} = world.central;
	const [person] = world.people.values();
	return {
		endpoint,
		region,
		centralAccount: accountId,
		env: {
			AWS_ENDPOINT_URL: endpoint,
			AWS_ACCESS_KEY_ID: person?.accessKeyId ?? '',
			AWS_SECRET_ACCESS_KEY: person?.secretAccessKey ?? '',
			...(person?.sessionToken === undefined ? {} : {AWS_SESSION_TOKEN: person.sessionToken}),
			AWS_REGION: region,
			AWS_DEFAULT_REGION: region,
			...(eventQueue === undefined ? {} : {ROLLGRID_EVENT_QUEUE_URL: eventQueue.url}),
		},
		world,
		calls: exchange.log.calls,
		lastCall: operation => exchange.log.calls.findLast(call => call.operation === operation)?.input,
		addFault: fault => faults.add(fault, world.nowMs),
		clearFaults: () => faults.clear(),
		close: () =>
			new Promise(resolve => {
				clearInterval(ticking);
				eventQueue?.close();
				stopEvents?.();
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** A timer that keeps no process alive; the world itself has none, and ends up the same whether it is moved in many steps or in one. */
function startTicking(world: World, clock: SimulatorClock): NodeJS.Timeout | undefined {
	return clock.tickMs === undefined
		? undefined
		: setInterval(() => advanceTo(world, clock.now()), clock.tickMs).unref();
}

/** The faults that the world's own definition asks for. @throws RangeError for a kind that there isn't. */
function seedFaults(world: World): readonly Fault[] {
	return world.definition.faults.map(fault => {
		const {kind} = fault;
		if (!isFaultKind(kind)) {
			throw new RangeError(`"${kind}" is no kind of fault; there are ${Object.keys(faultKinds).join(', ')}`);
		}

		return {...fault, kind};
	});
}

/** The world that is asked for, with the settings that are. Its history happened with its own. */
function createChangedWorld(options: SimulatorOptions, startMs: number): World {
	const world = createNamedWorld(options, startMs);
	if (options.settings !== undefined) {
		world.settings = changeSettings(world.settings, options.settings);
	}
	return world;
}

function createNamedWorld({world, seed = 1, accounts, regions}: SimulatorOptions, startMs: number): World {
	if (typeof world === 'function') {
		return world(startMs);
	}

	if (typeof world === 'object') {
		return world;
	}

	switch (world ?? (accounts === undefined && regions === undefined ? 'seed' : 'large')) {
		case 'seed':
			return seedWorld(startMs, seed);
		case 'demo':
			return demoWorld({nowMs: startMs, seed});
		case 'large':
			return largeWorld({accounts: accounts ?? 5000, regions: regions ?? 20, startMs, seed});
	}
}
