import process from 'node:process';
import {systemFiles} from '../adapters/system/files.ts';
import {collectEarly} from '../adapters/system/memory.ts';
import type {SimulateOptions} from '../commands/app.ts';
import {exitStatus} from '../commands/services.ts';
import {toPrintable} from '../core/status/printable.ts';
import type {SimulatorOptions} from '../simulator/simulator.ts';
import {signals} from './process-signals.ts';
import {readWorldFile} from './read-world-file.ts';

/** Serve the simulator until it is interrupted. */
export async function simulate(options: SimulateOptions): Promise<number> {
	const [{startSimulator}, {speedClock}, {parseFault}, {parseWeather}] = await Promise.all([
		import('../simulator/simulator.ts'),
		import('../simulator/clock.ts'),
		import('../simulator/faults/parse-fault.ts'),
		import('../simulator/sqs/event-queue.ts'),
	]);
	try {
		const simulator = await startSimulator({
			world: await loadWorld(options),
			clock: speedClock(options.speed),
			port: options.port,
			throttle: options.throttle,
			faults: options.faults.map(parseFault),
			...given('host', options.listen),
			...given('events', options.events),
			...given('eventQueue', options.eventQueue === undefined ? undefined : parseWeather(options.eventQueue)),
			...given('settings', await readLikeFile(options.like)),
			...given('seed', options.seed),
			...given('accounts', options.accounts),
			...given('regions', options.regions),
		});
		// Not earlier: a world of thousands of accounts is created faster without.
		collectEarly();
		const {endpoint, region, centralAccount} = simulator;
		const env = {...simulator.env, ...pastProxy(process.env)};
		process.stdout.write(
			options.isJson
				? `${JSON.stringify({endpoint, region, centralAccount, env})}\n`
				: `${Object.entries(env)
						.map(([name, value]) => `export ${name}=${value}`)
						.join('\n')}\n`,
		);
		process.stderr.write(`Simulating AWS at ${endpoint}; Ctrl+C ends it.\n`);
		await signals.interrupted;
		await simulator.close();
		return exitStatus.done;
	} catch (error) {
		const {code, message} = error as {readonly code?: string; readonly message?: string};
		if (!(error instanceof RangeError) && code === undefined) {
			throw error;
		}

		process.stderr.write(
			code === 'EADDRINUSE'
				? `× Port ${options.port} is taken. Name another --port, or none to take any that is free.\n`
				: `× ${toPrintable(message ?? '')}\n`,
		);
		return exitStatus.wrongUsage;
	}
}

/** What leads past a proxy of the shell to this machine; nothing where there is no proxy. */
function pastProxy(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
	const name = env.no_proxy === undefined ? 'NO_PROXY' : 'no_proxy';
	return env.http_proxy || env.HTTP_PROXY ? {[name]: [env[name], '127.0.0.1'].filter(Boolean).join(',')} : {};
}

/** The world that the flags name: one that ships, or a file. Numbers of accounts or Regions mean the generated one. */
async function loadWorld({world, accounts, regions}: SimulateOptions): Promise<NonNullable<SimulatorOptions['world']>> {
	const name = world ?? (accounts === undefined && regions === undefined ? 'seed' : 'large');
	if (name === 'seed' || name === 'demo' || name === 'large') {
		return name;
	}

	const [definition, {createWorld}] = await Promise.all([readWorldFile(name), import('../simulator/create-world.ts')]);
	return startMs => createWorld(definition, startMs);
}

/** The settings of the account that a conformance run has written a file about. */
async function readLikeFile(path: string | undefined): Promise<SimulatorOptions['settings']> {
	if (path === undefined) {
		return undefined;
	}

	const text = await systemFiles.readText(path);
	if (!text.ok) {
		throw new RangeError(`${text.failure.what}: ${text.failure.because}`);
	}

	const {readLike} = await import('../simulator/like.ts');
	return readLike(text.value, path);
}

function given<K extends string, V>(name: K, value: V | undefined): {readonly [N in K]?: V} {
	return value === undefined ? {} : ({[name]: value} as {readonly [N in K]: V});
}
