import type {AddressInfo} from 'node:net';
import {type SimulatorClock, speedClock} from './clock.ts';
import {type Fault, Faults} from './faults.ts';
import {createSimulatorServer} from './server.ts';
import {Throttle} from './throttle.ts';
import {type Call, Exchange} from './wire/exchange.ts';
import type {World} from './world.ts';
import {demoWorld} from './worlds/demo.ts';
import {largeWorld} from './worlds/large.ts';
import {seedWorld} from './worlds/seed.ts';

export {driveClock, type SimulatorClock, speedClock} from './clock.ts';
export {type Fault, parseFault} from './faults.ts';
export {startDemoRollout} from './worlds/demo.ts';

export type WorldName = 'seed' | 'demo' | 'large';

export type SimulatorOptions = {
	/** A world that ships, or one of one's own. */
	readonly world?: WorldName | ((startMs: number) => World);
	readonly clock?: SimulatorClock;
	/** 0 takes any that is free. */
	readonly port?: number;
	readonly seed?: number;
	/** For `large`. */
	readonly accounts?: number;
	readonly regions?: number;
	/** Whether AWS's published rates hold. */
	readonly throttle?: boolean;
	readonly faults?: readonly Fault[];
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
Serve a world on 127.0.0.1.

@throws the system's error where the port is taken (`EADDRINUSE`).
*/
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const clock = options.clock ?? speedClock(1);
	const world = createNamedWorld(options, clock.now());
	const faults = new Faults(world.seed, [
		...world.definition.faults.map(fault => fault as Fault),
		...(options.faults ?? []),
	]);
	const exchange = new Exchange(world, clock, faults, options.throttle === false ? undefined : new Throttle());
	const server = createSimulatorServer(exchange);
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
		},
		world,
		calls: exchange.calls,
		lastCall: operation => exchange.calls.findLast(call => call.operation === operation)?.input,
		addFault: fault => faults.add(fault),
		clearFaults: () => faults.clear(),
		close: () =>
			new Promise(resolve => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function createNamedWorld(
	{world = 'seed', seed, accounts = 5000, regions = 20}: SimulatorOptions,
	startMs: number,
): World {
	if (typeof world === 'function') {
		return world(startMs);
	}

	const given = seed === undefined ? {} : {seed};
	switch (world) {
		case 'seed':
			return seedWorld(startMs, seed);
		case 'demo':
			return demoWorld({nowMs: startMs, ...given});
		case 'large':
			return largeWorld({accounts, regions, startMs, ...given});
	}
}
